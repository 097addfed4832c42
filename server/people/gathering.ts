import type { Network } from '../contract/values.ts'
import { networks } from '../contract/values.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import type { WorkContext, WorkKind } from '../jobs/kinds.ts'
import { keepIdentity } from '../keeping/identities.ts'
import { findTwins } from '../keeping/twins.ts'

const atOnce = 100

/**
 * Keeps everybody who wrote before names were kept, and looks for the twins of the posts from then. Promised once for
 * each pair by the migration; what comes in later is kept as it comes. Safe to run again.
 */
export const gatherKind: WorkKind<{ pairId: string }> = {
  lane: 'insights',
  work: async (context, { pairId }) => {
    for (const network of networks) await gatherAuthors(context, pairId, network)
    await gatherTwins(context, pairId)
  },
}

/** From one author to the next by the index, however much each of them wrote. */
async function gatherAuthors(context: WorkContext, pairId: string, network: Network) {
  for (let after = ''; ; ) {
    const authors = await nextAuthors(context, pairId, network, after)
    const last = authors.at(-1)
    if (!last) return
    await write(context.db, async (trx) => {
      for (const author of authors)
        if (author.authorUs === 0)
          await keepIdentity(trx, { ...context, now: context.clock() }, { pairId, network, ...author })
    })
    await context.progress({})
    after = last.authorId
  }
}

async function nextAuthors({ db, teamId }: TeamContext, pairId: string, network: Network, after: string) {
  const authors: { authorId: string; authorName: string; authorUs: number }[] = []
  for (let last = after; authors.length < atOnce; ) {
    const next = await db
      .selectFrom('comments')
      .where('teamId', '=', teamId)
      .where('pairId', '=', pairId)
      .where('network', '=', network)
      .where('authorId', '>', last)
      .orderBy('authorId')
      .orderBy('createdAt')
      .orderBy('id')
      .limit(1)
      .select(['authorId', 'authorName', 'authorUs'])
      .executeTakeFirst()
    if (!next?.authorId) break
    last = next.authorId
    authors.push({ ...next, authorId: last })
  }
  return authors
}

async function gatherTwins(context: WorkContext, pairId: string) {
  const { db, teamId } = context
  for (let after = ''; ; ) {
    const posts = await db
      .selectFrom('posts')
      .where('teamId', '=', teamId)
      .where('pairId', '=', pairId)
      .where('network', '=', 'facebook')
      .where('postedAt', '>', after)
      .orderBy('postedAt')
      .orderBy('id')
      .limit(atOnce)
      .select(['id', 'pairId', 'network', 'message', 'postedAt'])
      .execute()
    const last = posts.at(-1)
    if (!last) return
    await write(db, async (trx) => {
      for (const post of posts) await findTwins(trx, { ...context, now: context.clock() }, post)
    })
    await context.progress({})
    after = last.postedAt
  }
}
