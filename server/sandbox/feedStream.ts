import type { Request, Response } from 'express'
import type { World } from './world.ts'

/** Tells a feed's page, or without `account` the console, what happened: server-sent events that carry the post's id. */
export function openStream(world: World, request: Request, response: Response): void {
  const account = typeof request.query.account === 'string' ? request.query.account : undefined
  response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
  response.write('retry: 1000\n\n')
  response.flushHeaders()

  const leave = world.listen((event) => {
    const concerns = !account || event.accountId === undefined || event.accountId === account
    if (concerns) response.write(`event: ${event.kind}\ndata: ${JSON.stringify({ postId: event.postId })}\n\n`)
  })
  const beat = setInterval(() => response.write(': still here\n\n'), 20_000)
  beat.unref()
  response.on('close', () => {
    clearInterval(beat)
    leave()
  })
}
