import { notOf } from './adChanges.ts'
import { checkCreative, specIn } from './adCreatives.ts'
import { lacking } from './adErrors.ts'
import { adFormats } from './adFormats.ts'
import { type Fields, fieldsOf, objectOf, read, wordsOf } from './adJson.ts'
import { type AdAccount, findCreative } from './adRows.ts'
import type { Call } from './call.ts'
import { missing } from './graphError.ts'
import { newText } from './ids.ts'
import type { Json } from './node.ts'
import { type Params, textOf } from './params.ts'
import type { World } from './world.ts'

export interface Preview {
  accountId: string
  spec: Fields
  format: string
  expiresAt: number
}

/** By the key in their address. They are forgotten with the process, which is sooner than the day that they are good for. */
const shown = new WeakMap<World, Map<string, Preview>>()
const most = 500

/** `GET /{ad or creative}/previews`: a frame with a page of our own, since there is no Meta to draw it (reference 7.6). */
export function previewsOf(call: Call, account: AdAccount, spec: string | undefined, params: Params): Json {
  if (spec === undefined) throw missing(call.path)
  return frameOf(call, account, fieldsOf(read(spec)), params)
}

/** `GET /act_X/generatepreviews`: of a creative that exists, or of what one would be. */
export function generatePreviews(call: Call, account: AdAccount, params: Params): Json {
  const given = objectOf(params, 'creative')
  if (!given) throw lacking('creative')
  const id = wordsOf(given.creative_id)
  const creative = id ? findCreative(call.world, id) : undefined
  if (id && creative?.accountId !== account.id) throw missing(id)
  const spec = creative ? fieldsOf(read(creative.spec)) : specIn(given)
  if (!creative) checkCreative(call, account, spec)
  return frameOf(call, account, spec, params)
}

function frameOf({ world }: Call, account: AdAccount, spec: Fields, params: Params): Json {
  const format = textOf(params, 'ad_format')
  if (!format) throw lacking('ad_format')
  const known = Object.hasOwn(adFormats, format) ? adFormats[format] : undefined
  if (!known) throw notOf('ad_format', Object.keys(adFormats), format)
  const key = newText(world, 40)
  const previews = shown.get(world) ?? new Map<string, Preview>()
  shown.set(world, previews)
  previews.set(key, { accountId: account.id, spec, format, expiresAt: world.now().getTime() + 86_400_000 })
  for (const oldest of previews.keys()) if (previews.size > most) previews.delete(oldest)
  const source = `${world.baseUrl}/ads/preview?d=${key}&amp;t=${format}`
  const size = `width="${known.width}" height="${known.height}"`
  const body = `<iframe src="${source}" ${size} scrolling="yes" style="border: none;"></iframe>`
  return { data: [{ body }] }
}

/** Undefined when it never was, or is older than a day. */
export function findPreview(world: World, key: string): Preview | undefined {
  const preview = shown.get(world)?.get(key)
  return preview && preview.expiresAt > world.now().getTime() ? preview : undefined
}
