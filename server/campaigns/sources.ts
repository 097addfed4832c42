import { campaignRow, contentOf } from '../advertising/campaignRows.ts'
import { CampaignContent, emptyContent } from '../contract/campaignContent.ts'
import type { CampaignSource } from '../contract/campaigns.ts'
import { Problem } from '../contract/problem.ts'
import type { Transaction } from '../db/database.ts'
import type { Context } from '../http/context.ts'

/** What a new campaign holds to begin with. Throws `not_found` for what it should be made from. */
export async function contentFrom(
  context: Context,
  trx: Transaction,
  pairId: string,
  source: CampaignSource,
): Promise<CampaignContent> {
  if (source.from === 'nothing') return emptyContent()
  if (source.from === 'template') return fromTemplate(context, trx, pairId, source.templateId)
  if (source.from === 'post') return fromPost(context, trx, pairId, source.postId)
  const row = await campaignRow(context, trx, source.campaignId)
  if (row.pairId !== pairId) throw new Problem('not_found', 'This pair has no such campaign.')
  const content = contentOf(row)
  return { ...withoutDates(content), name: content.name && `${content.name.slice(0, 290)} (copy)` }
}

/** Dates are over by the time that something is made from it. */
export const withoutDates = (content: CampaignContent): CampaignContent => ({
  ...content,
  schedule: { startsAt: null, endsAt: null },
})

async function fromTemplate({ teamId }: Context, trx: Transaction, pairId: string, templateId: string) {
  const template = await trx
    .selectFrom('campaignTemplates')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('id', '=', templateId)
    .select('content')
    .executeTakeFirst()
  if (!template) throw new Problem('not_found', 'This pair has no such template.')
  return CampaignContent.parse(JSON.parse(template.content))
}

/** A post is shown where it stands already, to be liked and answered there; everything else is for the editor. */
async function fromPost({ teamId }: Context, trx: Transaction, pairId: string, postId: string) {
  const post = await trx
    .selectFrom('posts')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('id', '=', postId)
    .where('deletedAt', 'is', null)
    .where('ownerName', 'is', null)
    .select(['id', 'network', 'message'])
    .executeTakeFirst()
  if (!post) throw new Problem('not_found', 'This pair has no such post of its own.')
  const title = titleFrom(post.message)
  return CampaignContent.parse({
    name: title ? `Boost: ${title}` : 'Boost of a post',
    objective: 'engagement',
    goal: 'post_engagement',
    placements: { mode: 'automatic', networks: [post.network] },
    creatives: [{ key: 'a', post: { id: post.id, network: post.network }, text: post.message }],
  })
}

const longestTitle = 60

/** The first words of a text, none of them cut in two. */
function titleFrom(text: string) {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  const cut = line.length <= longestTitle ? line : line.slice(0, longestTitle).replace(/\s+\S*$/, '')
  return cut.replace(/[\s,;:.–-]+$/, '').toWellFormed()
}
