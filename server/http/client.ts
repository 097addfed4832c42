import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { Router } from 'express'

/**
 * Serves the built client: its files, whose names change with their content, for a year, and for every
 * other path the page, which is made new for each answer, since the nonce that allows its styles is.
 */
export function serveClient(folder: string): Router {
  const router = Router()
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }))
  router.use(express.static(folder, { index: false, maxAge: '1h' }))
  router.get('/*path', (_req, res) => {
    res.set('cache-control', 'no-store').type('html').send(page.replaceAll('__NONCE__', res.locals.nonce))
  })
  router.get('/', (_req, res) => {
    res.set('cache-control', 'no-store').type('html').send(page.replaceAll('__NONCE__', res.locals.nonce))
  })
  return router
}
