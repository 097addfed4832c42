import type { Response, Router } from 'express'
import { fieldsOf, read } from './adJson.ts'
import { showAdPreview } from './adPreviewPage.ts'
import { findPreview } from './adPreviews.ts'
import { findAccount, findAd, findCreative } from './adRows.ts'
import { type Html, html } from './html.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

/** `/ads/preview?d=…` draws what a preview's frame holds, `/ads/<id>` an ad for whoever has its link, `/media/ad.…` pictures of ads. */
export function mountAdPages(router: Router, world: World): void {
  router.get('/media/ad.:account.:hash.:format', (request, response) => {
    const image = imageOf(world, String(request.params.account), String(request.params.hash))
    if (!image) return void response.status(404).end()
    response.set({ 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' })
    response.type(image.type).send(image.bytes)
  })
  router.get('/ads/preview', (request, response) => {
    const preview = findPreview(world, String(request.query.d ?? ''))
    const account = preview && findAccount(world, preview.accountId)
    send(response, preview && account && showAdPreview(world, { account, spec: preview.spec, format: preview.format }))
  })
  router.get('/ads/:id', (request, response) => {
    const ad = findAd(world, String(request.params.id))
    const [account, creative] = [ad && findAccount(world, ad.accountId), ad && findCreative(world, ad.creativeId)]
    const spec = creative && fieldsOf(read(creative.spec))
    send(response, account && spec && showAdPreview(world, { account, spec, format: 'DESKTOP_FEED_STANDARD' }))
  })
}

const imageOf = (world: World, accountId: string, hash: string) =>
  statement<[string, string], { type: string; bytes: Buffer }>(
    world,
    'select type, bytes from adImages where accountId = ? and hash = ?',
  ).get(accountId, hash)

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

function send(response: Response, page: Html | undefined): void {
  response
    .status(page ? 200 : 404)
    .set({ 'content-security-policy': policy, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
    .type('html')
    .send((page ?? gone).markup)
}

const gone = html`<!doctype html><html lang="en"><meta charset="utf-8"><title>Preview · Sandbox</title>
  <main><p>This preview is more than a day old, or the sandbox has been started again since. Ask for a new one.</p></main></html>`
