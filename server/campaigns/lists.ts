import type { z } from 'zod'
import { listedColumns, rowView } from '../advertising/campaignViews.ts'
import { CampaignState, type CampaignView } from '../contract/campaignStates.ts'
import type { campaigns } from '../contract/campaigns.ts'
import type { Context } from '../http/context.ts'
import { cursorOf, positionIn } from '../http/cursors.ts'
import { linkedPair } from '../linking/pairRows.ts'

/** What stands in each view: `all` leaves out what somebody has put away. */
const statesOf: Record<CampaignView, readonly CampaignState[]> = {
  all: CampaignState.options.filter((state) => state !== 'archived'),
  drafts: ['draft'],
  out: ['launching', 'needs_you', 'in_review', 'paused', 'scheduled', 'active', 'rejected', 'stopped'],
  over: ['ended'],
  archived: ['archived'],
}

type Query = z.output<typeof campaigns.listCampaigns.query>

/** The one changed last first. Throws `not_found` for a pair that is not the team's, `invalid` for a foreign cursor. */
export async function listCampaigns(context: Context, pairId: string, { view, text, cursor, limit }: Query) {
  await linkedPair(context, pairId)
  const position = positionIn(cursor)
  const rows = await standing(context, pairId)
    .where('state', 'in', statesOf[view])
    .$if(Boolean(text), (some) => some.where('nameKey', 'like', `%${escaped(text?.toLowerCase() ?? '')}%`))
    .$if(position !== null, (some) =>
      some.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('changedAt', 'id'), '<', tuple(position?.[0] ?? '', position?.[1] ?? '')),
      ),
    )
    .orderBy('changedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .select(listedColumns)
    .execute()
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return {
    items: items.map(rowView),
    nextCursor: last ? cursorOf(last.changedAt, last.id) : null,
  }
}

/** Throws `not_found` for a pair that is not the team's. */
export async function countCampaigns(context: Context, pairId: string): Promise<Record<CampaignView, number>> {
  await linkedPair(context, pairId)
  const rows = await standing(context, pairId)
    .groupBy('state')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .execute()
  const ofState = new Map(rows.map(({ state, count }) => [state, Number(count)]))
  const sum = (view: CampaignView) => statesOf[view].reduce((all, state) => all + (ofState.get(state) ?? 0), 0)
  return { all: sum('all'), drafts: sum('drafts'), out: sum('out'), over: sum('over'), archived: sum('archived') }
}

const standing = ({ db, teamId }: Context, pairId: string) =>
  db.selectFrom('campaigns').where('teamId', '=', teamId).where('pairId', '=', pairId).where('removedAt', 'is', null)

/** What `like` would take for a pattern fits any one sign instead. */
const escaped = (text: string) => text.replaceAll(/[%_\\]/g, '_')
