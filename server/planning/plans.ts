import { type CampaignsRow, campaignRow, contentOf } from '../advertising/campaignRows.ts'
import { monthsOf, mostOf, type Span, spanOf } from '../advertising/spans.ts'
import type { CampaignContent } from '../contract/campaignContent.ts'
import type { Finding, Plan } from '../contract/launches.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { Context, TeamContext } from '../http/context.ts'
import type { TargetingRest } from '../platform/advertising.ts'
import { approvalOf } from './approvalStates.ts'
import { setsOff } from './consequences.ts'
import { planFindings } from './findings.ts'
import { type Grounds, groundsOf } from './grounds.ts'
import { canonical, sha256 } from './hashing.ts'
import type { Part, Standing, Step } from './parts.ts'
import { standingsOf } from './standings.ts'
import { stepsOf } from './steps.ts'
import { type Makings, targetOf } from './targets.ts'
import { factsOf } from './words.ts'

/** A plan with everything that is needed to carry it out. */
export interface Planned {
  plan: Omit<Plan, 'approval'>
  steps: Step[]
  target: Part[]
  standings: Map<string, Standing>
  content: CampaignContent
  grounds: Grounds
  span: Span | null
}

/** Throws `not_found`. */
export async function getPlan(context: Context, campaignId: string): Promise<Plan> {
  return wholePlan(context, context.db, await campaignRow(context, context.db, campaignId))
}

export async function wholePlan(context: Context, db: Database | Transaction, row: CampaignsRow): Promise<Plan> {
  const { plan } = await planOf(context, db, row)
  return { ...plan, approval: await approvalOf(context, db, row, plan) }
}

/**
 * What a launch of the newest version does, from what is known here alone. Its hash is over all that is to stand out there, the
 * account that pays and the version it comes from, but not over the marks: it is the same before the launch and after.
 */
export async function planOf(context: TeamContext, db: Database | Transaction, row: CampaignsRow): Promise<Planned> {
  const content = contentOf(row)
  const grounds = await groundsOf(context, db, row, content)
  const { account } = grounds
  const span = account && spanOf(content, account.zone)
  const standings = await standingsOf(db, row)
  const rest = restOf(standings)
  const target = (account && span && targetOf(content, makingsOf(content, grounds, { span, rest }))) ?? []
  const launchNumber = 1 + (await countLaunches(db, row))
  const steps = target.length > 0 ? stepsOf(target, standings, { campaignId: row.id, launchNumber }) : []
  const findings = planFindings(content, grounds, { now: context.now, row, steps, standings })
  const plan = {
    version: row.version,
    hash: sha256(
      canonical({ version: row.version, account: account?.id ?? null, target: target.length > 0 ? target : content }),
    ),
    steps: account ? steps.map((step) => stepView(step, account)) : [],
    setsOff: account && span ? setsOff(row, steps, { span, currency: account.currency, now: context.now }) : [],
    findings: findings.length === 0 && steps.length === 0 ? [missing] : findings,
    keptOutThere: rest?.words ?? [],
    cost: costOf(row, span, account?.currency ?? null, context.now),
  }
  return { plan, steps, target, standings, content, grounds, span }
}

const missing: Finding = {
  path: '',
  level: 'error',
  message: 'Something is missing that an ad cannot do without. Look through the editor again.',
  by: 'rules',
}

function makingsOf(
  content: CampaignContent,
  { account, pair, images }: Grounds,
  { span, rest }: { span: Span; rest: TargetingRest | undefined },
): Makings {
  return {
    span,
    ...(rest && { rest }),
    pageId: pair.pageId,
    profileId: pair.profileId,
    payer: content.payer.trim() || (account?.payer ?? null),
    beneficiary: content.beneficiary.trim() || (account?.beneficiary ?? null),
    pictures: new Map([...images].map(([id, image]) => [id, image.sha256])),
  }
}

/** What was taken over of an audience without our having words for it goes with every ad set of the campaign. */
function restOf(standings: Map<string, Standing>): TargetingRest | undefined {
  for (const { part } of standings.values()) if (part.what === 'ad_set' && part.spec.rest) return part.spec.rest
  return undefined
}

async function countLaunches(db: Database | Transaction, { teamId, id }: CampaignsRow) {
  const { count } = await db
    .selectFrom('launches')
    .where('teamId', '=', teamId)
    .where('campaignId', '=', id)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

const stepView = ({ does, part, before, name }: Step, tongue: { currency: string; zone: string }) => ({
  what: part.what,
  does,
  creative: part.creative,
  name,
  facts: factsOf(part, before, tongue),
})

function costOf(row: CampaignsRow, span: Span | null, currency: string | null, now: Date): Plan['cost'] {
  if (!span) return { currency, perDay: null, most: null, mostInMonth: null }
  // What is on already is counted from when it was switched on.
  const whole = { ...span, startsAt: span.startsAt ?? row.activeSince }
  const from = whole.startsAt && whole.startsAt < now.toISOString() ? new Date(whole.startsAt) : now
  return {
    currency,
    perDay: span.kind === 'daily' ? span.amount : null,
    most: mostOf(whole, now),
    mostInMonth: Math.max(0, ...monthsOf(whole, from).map(({ most }) => most)),
  }
}
