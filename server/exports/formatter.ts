import { parentPort, workerData } from 'node:worker_threads'
import { type Piece, writerIn } from './cells.ts'

const write = writerIn((workerData as { zone: string }).zone)

parentPort?.on('message', (piece: Piece) => {
  const body = write(piece)
  parentPort?.postMessage({ body, size: Buffer.byteLength(body) })
})
