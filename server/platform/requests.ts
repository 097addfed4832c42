import { createHmac } from 'node:crypto'
import type { Secret } from '../vault/secret.ts'
import { PlatformFailure } from './failure.ts'

interface Address {
  /** Without a slash at the end: `https://graph.facebook.com`. */
  baseUrl: string
  /** Stands in the path of every call: `v25.0`. */
  version: string
  appSecret: string
}

export interface Call<Value = Plain> {
  /** Who speaks: an account with its token, or a token alone. Absent for the calls that fetch a token. */
  as?: { token: Secret; id?: string }
  params?: Record<string, Value>
}

type Plain = string | number | boolean | undefined

/** A call whose parameters travel in a body, so that there may be secrets among them. */
export type PrivateCall = Call<Plain | Secret>

export type Request = ({ method: 'GET' | 'DELETE' } & Call) | ({ method: 'POST' } & PrivateCall)

/** Signed: GET and DELETE carry the parameters and the proof in the query, never the token. */
export function urlOf(address: Address, path: string, request: Request): URL {
  // Ids come from outside; one with a slash or a dot would be another address.
  if (!/^(\w+(\/\w+)*)?$/.test(path)) {
    throw new PlatformFailure('not_found', 'The platform has no such thing.', { outcome: 'rejected' })
  }
  const url = new URL(`${address.baseUrl}/${address.version}/${path}`)
  if (request.method !== 'POST') url.search = signedForm(address, request).toString()
  return url
}

/** With the proof that the caller holds the app's secret (reference 2). */
export function signedForm({ appSecret }: Pick<Address, 'appSecret'>, call: PrivateCall): URLSearchParams {
  const form = formOf(call)
  if (call.as) form.set('appsecret_proof', createHmac('sha256', appSecret).update(call.as.token.reveal()).digest('hex'))
  return form
}

export function formOf({ params = {} }: PrivateCall): URLSearchParams {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) form.set(name, typeof value === 'object' ? value.reveal() : String(value))
  }
  return form
}

/** Takes out of a foreign sentence what the call held in confidence: the platform quotes tokens that it cannot read. */
export function hider({ as, params = {} }: PrivateCall, appSecret: string): (text: string) => string {
  const given = Object.values(params).flatMap((value) => (typeof value === 'object' ? [value.reveal()] : []))
  const secrets = [appSecret, ...(as ? [as.token.reveal()] : []), ...given].filter((secret) => secret !== '')
  return (text) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text)
}
