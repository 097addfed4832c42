import type { Network } from '../contract/values.ts'
import { write } from '../db/write.ts'
import type { TeamContext } from '../http/context.ts'
import { dropPost, savePost } from '../keeping/posts.ts'
import { speakingAs } from '../linking/speaking.ts'
import { harvestPost } from './harvest.ts'

/** Reads a post as it stands now, its numbers first and then every comment; one that is gone takes its comments along. */
export async function readWholePost(
  context: TeamContext,
  pairId: string,
  { id, network }: { id: string; network: Network },
) {
  const post = await speakingAs(context, pairId, network, (account) =>
    context.platform.media.read(network, account, id),
  )
  const later = { ...context, now: context.clock() }
  if (!post) return write(context.db, (trx) => dropPost(trx, later, { id, network, pairId }))
  await write(context.db, (trx) => savePost(trx, later, pairId, post))
  await harvestPost(context, pairId, { id, network })
}
