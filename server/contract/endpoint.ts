import type { z } from 'zod'
import type { Access } from './access.ts'

/**
 * One operation of the API: how it is asked for, who may ask, and what it answers.
 *
 * The Express routes, the typed client, the MSW mocks and the OpenAPI document
 * are all derived from values of this type, so none of them can disagree.
 */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: `/${string}`
  summary: string
  access: Access
  /** The same `Idempotency-Key` with the same body answers again what it answered first. */
  idempotent?: true
  /** The edit needs `If-Match` with the version it was made from: 428 without, 412 when it is old. */
  versioned?: true
  query?: z.ZodType
  body?: z.ZodType
  /** Instead of a body: the bytes of one file, of one of these media types, at most `largest` bytes. */
  upload?: readonly ImageType[]
  largest?: number
  /** Absent means the endpoint answers 204 No Content. */
  response?: z.ZodType
  /** Instead of a response: server-sent events that carry this, each with its number as the event's id. */
  stream?: z.ZodType
  /** Instead of a response: a file, of one of these media types. */
  download?: readonly MediaType[]
  status?: 201 | 202
}

export type ImageType = 'image/jpeg' | 'image/png' | 'image/webp'
export type MediaType = 'text/csv' | 'application/json' | 'image/jpeg' | 'image/png'

export type Feature = Record<string, Endpoint>
export type Api = Record<string, Feature>

export const feature = <const F extends Feature>(endpoints: F): F => endpoints

type ParamName<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamName<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

type Part<Key extends string, Value> = [Value] extends [never]
  ? unknown
  : {} extends Value
    ? { [K in Key]?: Value }
    : { [K in Key]: Value }

type Params<E extends Endpoint> = [ParamName<E['path']>] extends [never] ? never : Record<ParamName<E['path']>, string>
type Sent<S> = S extends z.ZodType ? z.input<S> : never
type Parsed<S> = S extends z.ZodType ? z.output<S> : never

/** What a caller passes: before defaults and coercions are applied. */
export type Call<E extends Endpoint> = Part<'params', Params<E>> &
  Part<'query', Sent<E['query']>> &
  Part<'body', Sent<E['body']>> &
  (E['upload'] extends readonly string[] ? { file: Blob } : unknown) &
  (E['versioned'] extends true ? { version: number } : unknown) &
  (E['idempotent'] extends true ? { key?: string } : unknown)

/** What a handler receives: after validation. */
export type Request<E extends Endpoint> = {
  params: Params<E>
  query: Parsed<E['query']>
  body: Parsed<E['body']>
  file: E['upload'] extends readonly string[] ? Upload : undefined
  version: E['versioned'] extends true ? number : undefined
}

/** A file as it was sent; that its bytes are what its type says has still to be looked at. */
export interface Upload {
  type: string
  bytes: Uint8Array
}

/** One message of a stream: `id` is what a reconnecting client sends as `Last-Event-ID`. */
export interface Streamed<T> {
  id: number
  data: T
}

/** A file as a handler gives it: read piece by piece, no faster than it is taken. */
export interface Download {
  /** As people may have named it; what no file name may hold is taken out on the way. */
  name: string
  type: MediaType
  /** In bytes, so that a file which was cut off is not taken for a whole one. */
  size: number
  body: AsyncIterable<string | Uint8Array>
  /** Shown in its place instead of being saved, and kept by browsers, since what stands at its address never changes. */
  lasting?: true
}

/** What a handler returns, before the response schema strips unknown keys. */
export type Reply<E extends Endpoint> = E['stream'] extends z.ZodType
  ? AsyncIterable<Streamed<z.input<E['stream']>>>
  : E['download'] extends readonly MediaType[]
    ? Download
    : E['response'] extends z.ZodType
      ? z.input<E['response']>
      : void

/** What a caller gets back; a download is the text of the file, and for a browser rather a link to its address. */
export type Answer<E extends Endpoint> = E['response'] extends z.ZodType
  ? z.output<E['response']>
  : E['download'] extends readonly MediaType[]
    ? string
    : void

/** One handler per endpoint; leaving one out is a type error. */
export type Handlers<F extends Feature, Context> = {
  [K in keyof F]: (request: Request<F[K]>, context: Context) => Reply<F[K]> | Promise<Reply<F[K]>>
}
