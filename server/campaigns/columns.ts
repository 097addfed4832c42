import { type CampaignContent, placementsOf } from '../contract/campaignContent.ts'
import { placementFacts } from '../contract/placements.ts'
import { instantAt } from '../contract/wallTime.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { TeamContext } from '../http/context.ts'

/** What the list needs of the content, kept beside it: a page of the list opens no content. */
export async function columnsOf(
  context: TeamContext,
  db: Database | Transaction,
  pairId: string,
  content: CampaignContent,
) {
  const { name, budget, schedule, placements, creatives } = content
  const account = await accountOf(context, db, pairId)
  const instant = (wall: string | null) => (wall && account ? instantAt(wall, account.zone).toISOString() : null)
  const networks = new Set(placementsOf(placements).map((placement) => placementFacts[placement].network))
  const [first] = creatives
  const imageId = first?.post ? null : (first?.imageId ?? null)
  return {
    content: JSON.stringify(content),
    name: name.trim(),
    nameKey: name.trim().toLowerCase(),
    networks: [...networks].join(' '),
    imageId,
    pictureUrl: first?.post ? await pictureOf(context, db, first.post.id) : pictureAt(imageId),
    budgetKind: budget.kind,
    budgetAmount: budget.amount,
    startsAt: instant(schedule.startsAt),
    endsAt: instant(schedule.endsAt),
    currency: account?.currency ?? null,
    zone: account?.zone ?? null,
  }
}

const accountOf = ({ teamId }: TeamContext, db: Database | Transaction, pairId: string) =>
  db
    .selectFrom('adAccounts')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .select(['currency', 'zone'])
    .executeTakeFirst()

async function pictureOf({ teamId }: TeamContext, db: Database | Transaction, postId: string) {
  const post = await db
    .selectFrom('posts')
    .where('teamId', '=', teamId)
    .where('id', '=', postId)
    .select('pictureUrl')
    .executeTakeFirst()
  return post?.pictureUrl ?? null
}

const pictureAt = (imageId: string | null) => imageId && `/api/adImages/${imageId}/file`
