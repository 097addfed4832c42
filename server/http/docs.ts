import { createRequire } from 'node:module'
import { Router } from 'express'
import about from '../../package.json' with { type: 'json' }
import { api } from '../contract/index.ts'
import { docsPage, docsScript, docsStyle } from './docsPage.ts'
import { openApiDocument } from './openapi.ts'

// RapiDoc writes its styles into the page, so they are allowed inline here and nowhere else; scripts never are.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const rapidoc = createRequire(import.meta.url).resolve('rapidoc/dist/rapidoc-min.js')

/** Serves `/api/openapi.json`, and at `/api/docs` a page that shows it and explains every problem code. */
export function serveDocs(): Router {
  const router = Router()
  let document: string | undefined
  router.get('/api/openapi.json', (_req, res) => {
    document ??= writeDocument()
    res.type('json').send(document)
  })
  router.get('/api/docs', (_req, res) => {
    res.setHeader('content-security-policy', policy)
    res.type('html').send(docsPage)
  })
  router.get('/api/docs/page.css', (_req, res) => void res.type('css').send(docsStyle))
  router.get('/api/docs/page.js', (_req, res) => void res.type('js').send(docsScript))
  router.get('/api/docs/rapidoc.js', (_req, res) => res.sendFile(rapidoc, { maxAge: '1d' }))
  return router
}

/** Written when somebody first asks: few do, and no start should wait for it. */
const writeDocument = () =>
  JSON.stringify(
    openApiDocument(api, {
      title: 'Tandem',
      version: about.version,
      description: 'One desk for a Facebook Page and its Instagram Profile.',
    }),
  )
