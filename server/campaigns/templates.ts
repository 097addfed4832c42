import type { Selectable } from 'kysely'
import { campaignRow, contentOf } from '../advertising/campaignRows.ts'
import { namesOf } from '../advertising/people.ts'
import { CampaignContent } from '../contract/campaignContent.ts'
import { type CampaignTemplate, mostTemplates } from '../contract/campaigns.ts'
import { Problem } from '../contract/problem.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import { write } from '../db/write.ts'
import type { Context } from '../http/context.ts'
import { linkedPair } from '../linking/pairRows.ts'
import { audit, changed, holdTeam } from '../live/changes.ts'
import { withoutDates } from './sources.ts'

type TemplateRow = Selectable<Tables['campaignTemplates']>

/** By name. Throws `not_found` for a pair that is not the team's. */
export async function listTemplates(context: Context, pairId: string): Promise<{ items: CampaignTemplate[] }> {
  await linkedPair(context, pairId)
  const rows = await ofPair(context.db, context, pairId).selectAll().execute()
  return { items: await viewsOf(context.db, rows) }
}

/** Throws `not_found` for a campaign that is not of the pair, and `conflict` when there are 100 already. */
export async function makeTemplate(
  context: Context,
  pairId: string,
  { name, campaignId }: { name: string; campaignId: string },
): Promise<CampaignTemplate> {
  return write(context.db, async (trx) => {
    // First of all: what is counted here is still so when it is written.
    await holdTeam(trx, context)
    const campaign = await campaignRow(context, trx, campaignId)
    if (campaign.pairId !== pairId) throw new Problem('not_found', 'This pair has no such campaign.')
    const others = await ofPair(trx, context, pairId).selectAll().execute()
    const known = others.find(({ id }) => id === context.operationId)
    if (!known && others.length >= mostTemplates)
      throw new Problem('conflict', `There are ${mostTemplates} templates. Remove one first.`)
    const row: TemplateRow = known ?? {
      teamId: context.teamId,
      id: context.operationId,
      pairId,
      name,
      content: JSON.stringify(withoutDates(contentOf(campaign))),
      createdAt: context.now.toISOString(),
      createdBy: context.person.id,
    }
    if (!known) {
      await trx.insertInto('campaignTemplates').values(row).execute()
      await told(trx, context, row, 'campaigns.makeTemplate')
    }
    const [view] = await viewsOf(trx, [row])
    if (!view) throw new Problem('not_found', 'This pair has no such template.')
    return view
  })
}

/** Throws `not_found`. */
export async function removeTemplate(context: Context, templateId: string): Promise<void> {
  await write(context.db, async (trx) => {
    const row = await trx
      .deleteFrom('campaignTemplates')
      .where('teamId', '=', context.teamId)
      .where('id', '=', templateId)
      .returningAll()
      .executeTakeFirst()
    if (!row) throw new Problem('not_found', 'Your team has no such template.')
    await linkedPair({ ...context, db: trx }, row.pairId)
    await told(trx, context, row, 'campaigns.removeTemplate')
  })
}

const ofPair = (db: Database | Transaction, { teamId }: Context, pairId: string) =>
  db
    .selectFrom('campaignTemplates')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .orderBy('name')
    .orderBy('id')
    .limit(mostTemplates)

async function told(trx: Transaction, context: Context, { id, pairId }: TemplateRow, action: string) {
  await audit(trx, { ...context, actorId: context.person.id }, action, { templateId: id })
  await changed(trx, context, 'campaigns', pairId, [id])
}

async function viewsOf(db: Database | Transaction, rows: TemplateRow[]): Promise<CampaignTemplate[]> {
  const names = await namesOf(
    db,
    rows.map(({ createdBy }) => createdBy),
  )
  return rows.map(({ id, name, createdAt, createdBy, content }) => ({
    id,
    name,
    createdAt,
    createdBy: names(createdBy),
    content: CampaignContent.parse(JSON.parse(content)),
  }))
}
