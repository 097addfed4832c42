import { vi } from 'vitest'
import type { Client } from '../../client/api.ts'
import type { TandemApi } from '../../server/contract/index.ts'
import type { LinkablePage, Pair } from '../../server/contract/linking.ts'
import type { Stage } from './stages.ts'

export const newcomer = { name: 'Nadia Petrov', email: 'nadia@example.com', password: 'two wheels good' }

/** A newcomer who has an account, a team of their own and a connection, and sees which Pages there are. */
export async function connected({ client, visit }: Stage) {
  await client.accounts.signUp({ body: newcomer })
  const { url } = await client.accounts.continueWithFacebook({ body: { returnTo: '/connect?granted=1' } })
  await visit(url)
  const connection = await client.linking.keepConnection()
  const { items: pages } = await client.linking.listPages({ params: { connectionId: connection.id } })
  return { connection, pages }
}

/** The same newcomer, once everything of a whole pair has been read. */
export async function settledIn(stage: Stage): Promise<Pair> {
  const { connection, pages } = await connected(stage)
  const page = wholePair(pages)
  const body = { connectionId: connection.id, pageId: page.page.id, zone: 'Europe/Berlin' }
  const pair = await stage.client.linking.linkPair({ body })
  return synced(stage.client, pair.id)
}

export function wholePair(pages: LinkablePage[]): LinkablePage {
  const page = pages.find(({ linkable, profile }) => linkable && profile)
  if (!page) throw new Error('The stage offers no Page with a Profile.')
  return page
}

/** Waits, at most 30 s, until the running sync is done. */
export const synced = (client: Client<TandemApi>, pairId: string) =>
  eventually(
    () => client.linking.getPair({ params: { pairId } }),
    ({ sync }) => sync?.state === 'done',
  )

/** Asks again until the answer is as it should be, at most 30 s unless told otherwise. */
export async function eventually<T>(ask: () => Promise<T>, isSo: (answer: T) => boolean, timeout = 30_000): Promise<T> {
  return vi.waitFor(
    async () => {
      const answer = await ask()
      if (!isSo(answer)) throw new Error(`It stayed as it was: ${String(JSON.stringify(answer)).slice(0, 500)}`)
      return answer
    },
    { timeout, interval: 25 },
  )
}
