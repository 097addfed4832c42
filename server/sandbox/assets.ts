import { join } from 'node:path'
import express, { type Router } from 'express'
import { picture } from './pictures.ts'

/** Style sheets and scripts at `/assets`, pictures and avatars at `/media/<key>.webp` or `.jpg`, `?w=` pixels wide. */
export function mountAssets(router: Router): void {
  router.use('/assets', express.static(join(import.meta.dirname, 'public'), { maxAge: '5m', index: false }))
  router.get('/media/:file', async (request, response) => {
    const [, key, format] = /^([\w.-]{1,120})\.(webp|jpg)$/.exec(request.params.file) ?? []
    if (!key || (format !== 'webp' && format !== 'jpg')) return void response.status(404).end()
    const made = await picture(key, Number(request.query.w ?? 1080) || 1080, format)
    if (!made) return void response.status(404).end()
    response.set('cache-control', 'public, max-age=31536000, immutable').type(format).send(made)
  })
}
