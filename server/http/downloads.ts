import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import type { Download } from '../contract/endpoint.ts'

/** Sends a file as it is read, no faster than the other side takes it; one that breaks off is noticed by its size. */
export async function sendDownload(res: Response, { name, type, size, body, lasting }: Download) {
  if (!lasting) res.attachment(safeName(name))
  res.type(type)
  res.setHeader('content-length', size)
  res.setHeader('cache-control', lasting ? 'private, max-age=31536000, immutable' : 'no-store')
  try {
    await pipeline(Readable.from(body), res)
  } catch (error) {
    // Whoever leaves in the middle has done nothing wrong.
    if (!isLeaving(error)) throw error
  }
}

/** Without what ends, hides or redirects a name on some system, and without a dot in front. */
const safeName = (name: string) =>
  name
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}\\/:*?"<>|%]+/gu, ' ')
    .replace(/^[\s.]+/, '')
    .trim()

const isLeaving = (error: unknown) => (error as { code?: string } | null)?.code === 'ERR_STREAM_PREMATURE_CLOSE'
