import type { Logger } from 'pino'
import { createAds } from './ads.ts'
import { createComments } from './comments.ts'
import { createMedia } from './media.ts'
import { createMentions } from './mentions.ts'
import { createOAuth } from './oauth.ts'
import { createPages } from './pages.ts'
import { createPeople } from './people.ts'
import type { Platform } from './platform.ts'
import { createTransport } from './transport.ts'
import type { Usage } from './usage.ts'
import { createWebhooks } from './webhooks.ts'

/** The platform itself; the sandbox stands at `{base}/sandbox/graph` and `{base}/sandbox/v25.0/dialog/oauth`. */
export const graphVersion = 'v25.0'
export const liveGraphUrl = 'https://graph.facebook.com'
export const liveDialogUrl = `https://www.facebook.com/${graphVersion}/dialog/oauth`
const liveProfilesUrl = 'https://www.instagram.com'

export interface PlatformOptions {
  mode: Platform['mode']
  /** Without a version and without a slash at the end. */
  graphUrl: string
  dialogUrl: string
  /** Where a browser finds a Profile by its username; Instagram unless told otherwise. */
  profilesUrl?: string | undefined
  version: string
  appId: string
  appSecret: string
  /** Still honoured in signatures while the platform changes over to a new one. */
  previousSecret?: string | undefined
  verifyToken: string
  clock: () => Date
  fetch?: typeof globalThis.fetch | undefined
  /** For one call with all its repetitions; 20,000 unless told otherwise. */
  timeoutMs?: number | undefined
  onUsage?: ((usage: Usage) => void) | undefined
  wait?: ((milliseconds: number) => Promise<unknown>) | undefined
  log?: Pick<Logger, 'debug' | 'warn'> | undefined
}

export function createPlatform(options: PlatformOptions): Platform {
  const { mode, graphUrl, dialogUrl, appId, appSecret, clock, profilesUrl = liveProfilesUrl } = options
  const transport = createTransport({ ...options, baseUrl: graphUrl })
  return {
    mode,
    oauth: createOAuth({ transport, dialogUrl, appId, appSecret, clock }),
    pages: createPages({ transport, appId, profilesUrl }),
    media: createMedia(transport),
    comments: createComments(transport),
    people: createPeople(transport),
    mentions: createMentions(transport),
    ads: createAds(transport),
    webhooks: createWebhooks({ ...options, transport }),
  }
}
