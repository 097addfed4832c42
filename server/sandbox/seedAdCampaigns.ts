import { oneComment, recordDelivery } from './adLedger.ts'
import { liveAdsAfter } from './adLive.ts'
import { adPeople } from './adPeople.ts'
import { deliverCampaign, type Round } from './adRound.ts'
import { type AdAccount, insertRow } from './adRows.ts'
import { createSums } from './adSums.ts'
import { forgetTastes } from './adTastes.ts'
import { localOf } from './adZones.ts'
import type { Business } from './cast.ts'
import { type ToldCampaign, toldCampaigns } from './seedAdTold.ts'
import { digitsOf } from './seedChance.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

const day = 86_400_000
const hour = 3_600_000

interface SeededAd {
  postId: string
  id: string
  network: 'facebook' | 'instagram'
  originalId: string | null
  createdAt: string
}

/**
 * What the shops have advertised until now, with what came of it: delivered as everything is, in coarser steps. Afterwards all of it stands
 * still. The caller holds a transaction and has seeded everything else.
 */
export function seedAdCampaigns(world: World, businesses: readonly Business[]): void {
  const now = world.now()
  forgetTastes(world)
  // The same past each time.
  insertRow(world, 'settings', { name: 'adChance', value: 'seed' })
  const begins = businesses.flatMap((business) =>
    toldCampaigns[business.key].flatMap((told) => seedTree(world, business, told, now) ?? []),
  )
  deliverPast(world, new Date(Math.min(now.getTime(), ...begins)), now)
  countRemarks(world)
  for (const table of ['adCampaigns', 'adSets', 'adAds'])
    world.db.prepare(`update ${table} set status = 'PAUSED'`).run()
}

/** When it began; undefined when the seed is too small to have what it shows. */
function seedTree(world: World, business: Business, told: ToldCampaign, now: Date): number | undefined {
  const account = world.db
    .prepare<[string], AdAccount>('select * from adAccounts where pageId = ? order by rowid')
    .get(business.pageId)
  const ads = told.picture ? historicAds(world, business, told, now) : adsCalled(world, business, told.title)
  const [first] = ads
  if (!account || !first) return undefined
  const began = Math.min(...ads.map(({ createdAt }) => Date.parse(createdAt)))
  const [createdAt, endTime] = [new Date(began), new Date(now.getTime() - told.to * day)].map(
    (time) => `${time.toISOString().slice(0, 16)}:00.000Z`,
  )
  const idOf = (what: string) => `1202${digitsOf(`${business.key}/${told.title}/${what}`, 14)}`
  const common = { accountId: account.id, status: 'ACTIVE', createdAt, updatedAt: createdAt }
  insertRow(world, 'adCampaigns', {
    ...common,
    id: idOf('campaign'),
    name: told.title,
    objective: told.objective,
    categories: '[]',
    countries: '[]',
    budgetSharing: 0,
  })
  insertRow(world, 'adSets', {
    ...common,
    id: idOf('set'),
    campaignId: idOf('campaign'),
    name: told.title,
    optimizationGoal: told.goal,
    billingEvent: 'IMPRESSIONS',
    bidStrategy: 'LOWEST_COST_WITHOUT_CAP',
    dailyBudget: told.daily ?? null,
    lifetimeBudget: told.lifetime ?? null,
    startTime: createdAt,
    endTime: told.to === 0 ? null : endTime,
    targeting: JSON.stringify(told.targeting),
    payer: account.payer,
    beneficiary: account.beneficiary,
  })
  for (const ad of ads) {
    const isOnPage = ad.network === 'facebook'
    const creativeId = idOf(`creative/${ad.network}`)
    insertRow(world, 'adCreatives', {
      id: creativeId,
      accountId: account.id,
      name: told.title,
      contentHash: digitsOf(creativeId, 20),
      spec: JSON.stringify(
        isOnPage
          ? { object_story_id: ad.postId }
          : { source_instagram_media_id: ad.originalId ?? ad.postId, instagram_user_id: business.profileId },
      ),
      postId: isOnPage ? ad.postId : null,
      mediaId: isOnPage ? null : ad.postId,
      createdAt,
    })
    const row = { id: ad.id, adSetId: idOf('set'), campaignId: idOf('campaign'), creativeId, review: 'APPROVED' }
    insertRow(world, 'adAds', { ...common, ...row, name: `${told.title} · ${isOnPage ? 'Page' : 'Profile'}` })
  }
  return began
}

const adsCalled = (world: World, business: Business, title: string) =>
  world.db
    .prepare<[string, string, string], SeededAd>(
      `select postId, ads.id, network, originalId, createdAt from ads join posts on posts.id = postId
       where title = ? and accountId in (?, ?)`,
    )
    .all(title, business.pageId, business.profileId)

/** The Page's own post, boosted, and on the Profile the media that shows the ad and stands on no feed. */
function historicAds(
  world: World,
  business: Business,
  { title, picture, words, from = 0 }: ToldCampaign,
  now: Date,
): SeededAd[] {
  const postOf = (accountId: string) =>
    world.db
      .prepare<[string, string], { id: string; picture: string; ratio: string }>(
        'select id, picture, ratio from posts where accountId = ? and picture like ? and id not in (select postId from ads)',
      )
      .get(accountId, `${picture}-%`)
  const onPage = postOf(business.pageId)
  const onProfile = postOf(business.profileId)
  if (!onPage || !onProfile) return []
  const createdAt = `${new Date(now.getTime() - from * day).toISOString().slice(0, 11)}08:00:00.000Z`
  const id = (network: string) => `1202${digitsOf(`${business.key}/${title}/ad/${network}`, 14)}`
  const media = { ...onProfile, id: `179${digitsOf(`${business.key}/${title}/media`, 14)}` }
  insertRow(world, 'posts', {
    ...media,
    network: 'instagram',
    accountId: business.profileId,
    message: words,
    kind: 'photo',
    createdAt,
  })
  insertRow(world, 'ads', { postId: media.id, id: id('instagram'), title, originalId: onProfile.id })
  return [
    { postId: onPage.id, id: id('facebook'), network: 'facebook', originalId: null, createdAt },
    { postId: media.id, id: id('instagram'), network: 'instagram', originalId: onProfile.id, createdAt },
  ]
}

/** A slice a day, from an hour on that is as lively as an hour is on average. */
function deliverPast(world: World, from: Date, now: Date): void {
  const round: Round = { world, audiences: new Map(), sums: createSums(world) }
  const morning = Math.floor(from.getTime() / day) * day - 17 * hour
  for (let at = morning; at < now.getTime(); at += day) {
    const slice = { from: new Date(at), to: new Date(Math.min(at + day, now.getTime())) }
    const campaigns = Map.groupBy(liveAdsAfter(world, ''), ({ campaignId }) => campaignId)
    for (const ads of campaigns.values()) deliverCampaign(round, ads, slice)
  }
}

/** What the seed has people say under ads counts where it was said, on the day it was said. */
function countRemarks(world: World): void {
  const remarks = statement<
    [],
    {
      adId: string
      adSetId: string
      campaignId: string
      accountId: string
      zone: string
      authorId: string
      createdAt: string
    }
  >(
    world,
    `select adAds.id as adId, adSetId, campaignId, adAds.accountId, zone, authorId, comments.createdAt
     from comments join ads using (postId) join adAds on adAds.id = ads.id join adAccounts on adAccounts.id = adAds.accountId
     where comments.network = 'facebook'`,
  ).all()
  for (const { adId, zone, authorId, createdAt, ...rest } of remarks) {
    const person = adPeople(world).find(({ id }) => id === authorId)
    if (!person) continue
    const at = new Date(createdAt)
    const where = {
      network: 'facebook' as const,
      position: 'feed',
      day: localOf(zone, at).day,
      hour: `${createdAt.slice(0, 13)}:00:00.000Z`,
    }
    recordDelivery(world, { id: adId, ...rest }, where, oneComment(person.index))
  }
}
