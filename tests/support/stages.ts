import type { Client } from '../../client/api.ts'
import type { TandemApi } from '../../server/contract/index.ts'
import { startMocks } from './mocks.ts'

/** Something that answers the API, with one browser in front of it that nobody is signed in at. */
export interface Stage {
  client: Client<TandemApi>
  /** Follows a link of the product or of the platform to its end, and says yes to the platform's dialog. */
  visit: (url: string) => Promise<void>
  close: () => Promise<void> | void
}

/** Where a journey is told: what is true on one stage has to be true on all of them. */
export const stages: Record<string, () => Promise<Stage>> = {
  mocks: async () => {
    const { client, close } = startMocks()
    // The mocks count the dialog as passed and send the browser straight back.
    return { client, close, visit: async () => {} }
  },
}
