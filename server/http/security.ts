import { randomBytes } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'
import { Problem } from '../contract/problem.ts'
import type { Services, Settings } from './context.ts'

/** What every answer carries, errors included. A page may use styles with `res.locals.nonce`. */
export function safeHeaders({ publicUrl }: Pick<Settings, 'publicUrl'>): RequestHandler[] {
  const https = publicUrl.startsWith('https:')
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", (_req, res) => `'nonce-${(res as Response).locals.nonce}'`],
        // Pictures of posts and people come from the platform's own servers, whose names change.
        imgSrc: ["'self'", 'https:', 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: https && { maxAge: 365 * 24 * 3600, includeSubDomains: false },
    // Not `no-referrer`: with it browsers send `Origin: null`, which the guard below could not tell from an attack.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
  return [
    (_req, res, next) => {
      res.locals.nonce = randomBytes(16).toString('base64')
      next()
    },
    headers,
  ]
}

/** Gives each request the id by which one finds it in the log: the proxy's, or one of ours. */
export function requestId({ newId }: Pick<Services, 'newId'>): RequestHandler {
  return (req, res, next) => {
    const given = req.get('x-request-id')
    res.setHeader('x-request-id', given && /^[\w.-]{8,64}$/.test(given) ? given : newId())
    next()
  }
}

/** Pressed in a mail program, which is no page of ours and sends a form (RFC 8058). The token it holds is all that counts. */
const isFarewell = /^\/mail-farewells\/[^/]+$/

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses (`forbidden`) a change that another site had a browser ask for: cookies go along with such requests.
 *
 * A browser says itself where a request comes from (`Sec-Fetch-Site`, or else `Origin`); what says nothing is refused too.
 * A body must be JSON, which no form of another site can send.
 */
export function sameOrigin({ publicUrl }: Pick<Settings, 'publicUrl'>): RequestHandler {
  const { origin } = new URL(publicUrl)
  return (req, _res, next) => {
    if (safeMethods.has(req.method) || isFarewell.test(req.path)) return next()
    const site = req.get('sec-fetch-site')
    const ours = site === 'same-origin' || site === 'none' || req.get('origin') === origin
    if (!ours) throw new Problem('forbidden', `Changes are taken from ${origin} only. Open the desk there.`)
    // Browsers say `content-length: 0` for a POST without a body; `is` answers null where even that is missing.
    const empty = req.get('content-length') === '0'
    // None of these can be sent by another site's form.
    if (!empty && req.is(['application/json', 'image/*']) === false)
      throw new Problem('forbidden', 'Send the body as application/json.')
    next()
  }
}
