import type { Client } from '../../client/api.ts'
import type { TandemApi } from '../../server/contract/index.ts'
import { startMocks } from './mocks.ts'
import { startServer } from './server.ts'

/** Something that answers the API, with one browser in front of it that nobody is signed in at. */
export interface Stage {
  client: Client<TandemApi>
  /** Where the API is, without a slash at the end. */
  baseUrl: string
  /** Sends as the browser does, cookies and all. */
  send: typeof fetch
  /** Follows a link of the product or of the platform to its end, and says yes to the platform's dialog. */
  visit: (url: string) => Promise<void>
  close: () => Promise<void> | void
}

/** Where a journey is told: what is true on one stage has to be true on all of them. What a database may differ in, the server's tests ask both. */
export const stages: Record<string, () => Promise<Stage>> = {
  'the server': async () => {
    const server = await startServer()
    const { client, send, visit } = server.browser()
    return {
      client,
      baseUrl: `${server.url}/api`,
      send,
      // The sandbox's dialog takes these words as those of the first person of its cast, who says yes to all.
      visit: async (url) => void (await visit(`${url}&person=first&approve=yes`)),
      close: server.stop,
    }
  },
  mocks: async () => {
    const { client, baseUrl, close } = startMocks()
    // The mocks count the dialog as passed and send the browser straight back.
    return { client, baseUrl, send: fetch, visit: async () => {}, close }
  },
}
