import express, { type Response, type Router } from 'express'
import { mountAdPages } from './adPages.ts'
import { mountPreferences, showPreferences } from './adPreferences.ts'
import { mountAssets } from './assets.ts'
import { showConsole } from './consolePage.ts'
import { showFacebookFeed, showFacebookPost } from './facebookFeed.ts'
import { feedActions, sameSite } from './feedActions.ts'
import { openStream } from './feedStream.ts'
import { type Html, html } from './html.ts'
import { showInstagramGrid } from './instagramGrid.ts'
import { showInstagramPost } from './instagramPost.ts'
import type { World } from './world.ts'

/** The sandbox's web pages: the console, the two feeds, their pictures, and what their forms send. */
export function mountPages(router: Router, world: World): void {
  mountAdPages(router, world)
  mountAssets(router)
  router.get('/', (_request, response) => sendPage(response, showConsole(world)))
  router.get('/facebook/:pageId', (request, response) => sendPage(response, showFacebookFeed(world, request)))
  router.get('/facebook/:pageId/posts/:postId', (request, response) =>
    sendPage(response, showFacebookPost(world, request)),
  )
  router.get('/instagram/:username', (request, response) => sendPage(response, showInstagramGrid(world, request)))
  router.get('/instagram/:username/p/:postId', (request, response) =>
    sendPage(response, showInstagramPost(world, request)),
  )
  router.get('/people/:id/ads', (request, response) => sendPage(response, showPreferences(world, request)))
  mountPreferences(router, world, sameSite)
  router.get('/stream', (request, response) => openStream(world, request, response))
  router.use(express.urlencoded({ extended: false, limit: '512kb' }), feedActions(world))
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ')

function sendPage(response: Response, page: Html | undefined): void {
  response.set({
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  })
  if (page) response.type('html').send(page.markup)
  else response.status(404).type('html').send(nothingHere.markup)
}

const nothingHere = html`<!doctype html><html lang="en"><meta charset="utf-8"><title>Nothing here · Sandbox</title>
  <main><h1>Nothing here</h1><p>Nobody in the sandbox has this address.</p></main></html>`
