import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { openDatabase } from '../../server/db/database.ts'
import { insertRow } from '../../server/sandbox/adRows.ts'
import { bakery } from '../../server/sandbox/cast.ts'
import { newId } from '../../server/sandbox/ids.ts'
import { openWorld } from '../../server/sandbox/world.ts'
import { sandboxApp } from '../../server/services.ts'
import { chooseAdAccount, insertCampaign } from './adsDouble.ts'

/** Launched campaigns in the files of a server that is down: switched on in its own and in the sandbox's. Answers the platform's ids. */
export async function launchedInFiles(dataDir: string, count: number): Promise<string[]> {
  const remoteIds = switchedOnOutThere(join(dataDir, 'sandbox.db'), count)
  const { db, close } = openDatabase(join(dataDir, 'tandem.db'))
  const { teamId, id: pairId } = await db.selectFrom('pairs').select(['teamId', 'id']).executeTakeFirstOrThrow()
  await chooseAdAccount(db, { teamId, pairId })
  const activeSince = new Date().toISOString()
  for (const [number, remoteId] of remoteIds.entries())
    await insertCampaign(
      db,
      { teamId, pairId },
      { id: `campaign-${number}`, name: `Easter cakes ${number}`, remoteId, activeSince, adAccountId: accountId },
    )
  await close()
  return remoteIds
}

const owned = '620481937715204'
const accountId = `act_${owned}`

function switchedOnOutThere(file: string, count: number) {
  const world = openWorld({ file, baseUrl: 'http://localhost/sandbox', app: sandboxApp })
  const at = new Date().toISOString()
  const common = { accountId: owned, status: 'ACTIVE', createdAt: at, updatedAt: at }
  const noMoney = { dailyBudget: null, lifetimeBudget: null, bidStrategy: null, startTime: null }
  const creativeId = newId.adThing(world)
  insertRow(world, 'adCreatives', {
    id: creativeId,
    accountId: owned,
    name: 'Cake',
    contentHash: creativeId,
    spec: JSON.stringify({
      object_story_spec: { page_id: bakery.pageId, link_data: { link: 'https://example.com', message: 'Cake' } },
    }),
    postId: null,
    mediaId: null,
    createdAt: at,
    deletedAt: null,
  })
  const ids = Array.from({ length: count }, (_, number) => {
    const campaignId = newId.adThing(world)
    insertRow(world, 'adCampaigns', {
      ...common,
      ...noMoney,
      id: campaignId,
      name: `Easter cakes ${number}`,
      objective: 'OUTCOME_TRAFFIC',
      categories: '[]',
      countries: '[]',
      spendCap: null,
      budgetSharing: 0,
      stopTime: null,
    })
    const adSetId = newId.adThing(world)
    insertRow(world, 'adSets', {
      ...common,
      ...noMoney,
      id: adSetId,
      campaignId,
      name: 'Ad set',
      dailyBudget: 1000,
      bidStrategy: 'LOWEST_COST_WITHOUT_CAP',
      optimizationGoal: 'LINK_CLICKS',
      billingEvent: 'IMPRESSIONS',
      bidAmount: null,
      endTime: null,
      targeting: JSON.stringify({ geo_locations: { countries: ['IE'] } }),
      destinationType: null,
      promotedObject: null,
      payer: null,
      beneficiary: null,
    })
    insertRow(world, 'adAds', {
      ...common,
      id: newId.adThing(world),
      campaignId,
      adSetId,
      creativeId,
      name: 'Ad',
      review: 'APPROVED',
      reviewDueAt: null,
      feedback: null,
    })
    return campaignId
  })
  world.db.close()
  return ids
}

/** How many campaigns of the sandbox's file are switched on. */
export function onOutThere(dataDir: string): number {
  const sandbox = new SQLite(join(dataDir, 'sandbox.db'), { readonly: true })
  try {
    return sandbox
      .prepare("select count(*) from adCampaigns where status = 'ACTIVE' and accountId = ?")
      .pluck()
      .get(owned) as number
  } finally {
    sandbox.close()
  }
}
