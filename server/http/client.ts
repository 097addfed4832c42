import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import express, { type Response, Router } from 'express'
import { Problem } from '../contract/problem.ts'
import { servePacked } from './packed.ts'

/**
 * Serves the built client: its files, whose names change with their content, for a year, and for every
 * other path the page, which is made new for each answer, since the nonce that allows its styles is.
 */
export function serveClient(folder: string): Router {
  const router = Router()
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  router.use('/assets', servePacked(join(folder, 'assets')))
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }))
  // A tab that is older than the build asks for files that are gone: it is told so, rather than given a page.
  router.use('/assets', () => {
    throw new Problem('not_found', 'That file belongs to another version. Reload the page.')
  })
  router.use(express.static(folder, { index: false, maxAge: '1h', setHeaders: neverOld }))
  router.get(['/', '/*path'], (_req, res) => {
    res.set('cache-control', 'no-store').type('html').send(page.replaceAll('__NONCE__', res.locals.nonce))
  })
  return router
}

/** The service worker and what it is made of: one that a cache kept would go on serving an old build. */
function neverOld(res: Response, path: string) {
  if (/^(?:sw|precache|push)\.js$/.test(basename(path))) res.setHeader('cache-control', 'no-cache')
}
