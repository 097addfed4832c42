import type { Finding, LaunchStep, launches } from '../server/contract/launches.ts'
import { Problem } from '../server/contract/problem.ts'
import type { MockCampaign } from './advertisingMemory.ts'
import { campaignIn, campaignView, checkVersion, contentNow } from './campaignViews.ts'
import { type MockContext, type MockHandlers, personOf } from './context.ts'
import { beginLaunch, goOnLaunching, tell } from './launchSteps.ts'
import { instant } from './memory.ts'
import { platformFindings } from './planFindings.ts'
import { hashOf, planOf } from './plans.ts'
import { checkSpending } from './spendChecks.ts'

export const launchesMocks: MockHandlers<typeof launches> = {
  getPlan: ({ params }, context) => planOf(context, campaignView(context, campaignIn(context, params.campaignId))),
  checkPlan: ({ params, body }, context) => {
    const campaign = campaignIn(context, params.campaignId)
    checkHash(campaign, body.hash)
    if (/expired/i.test(contentNow(campaign).name))
      throw new Problem('reconnect_required', 'The connection to Facebook has run out. Renew it.')
    return { findings: platformFindings(contentNow(campaign)) }
  },
  askApproval: ({ params, body }, context) =>
    approving(context, params.campaignId, body.hash, { askedBy: personOf(context).name }),
  approve: ({ params, body }, context) => {
    const campaign = campaignIn(context, params.campaignId)
    if (!plan(context, campaign).approval.mayGive)
      throw new Problem('forbidden', 'Somebody else of the team has to approve what you wrote.')
    return approving(context, campaign.id, body.hash, { givenBy: personOf(context).name })
  },
  withdrawApproval: ({ params }, context) => {
    const campaign = campaignIn(context, params.campaignId)
    if (isUnderWay(context, campaign)) throw new Problem('conflict', 'The launch has begun already.')
    delete context.state.approvals[campaign.id]
    tell(context.state, campaign)
    return plan(context, campaign)
  },
  launch: ({ params, body, version }, context) => {
    const campaign = campaignIn(context, params.campaignId)
    checkVersion(campaign, version)
    checkHash(campaign, body.hash)
    const { findings, approval, steps } = plan(context, campaign)
    const all = [...findings, ...platformFindings(contentNow(campaign))]
    refuse(all, body.sure)
    if (approval.state === 'needed' || approval.state === 'asked')
      throw new Problem('conflict', 'Somebody else has to approve exactly this first.')
    if (isUnderWay(context, campaign)) throw new Problem('conflict', 'It is being launched already.')
    checkSpending(context, 'made')
    const does = steps.filter((step) => step.does !== 'none')
    if (does.length === 0) throw new Problem('conflict', 'Nothing has changed since the last launch.')
    const waiting: LaunchStep[] = steps.map(({ what, creative, name, does }) => {
      return { what, creative, name, state: does === 'none' ? 'done' : 'waiting', problem: null, remoteId: null }
    })
    return beginLaunch(context, campaign, waiting, personOf(context).name)
  },
  getLaunch: ({ params }, context) => {
    const { id } = campaignIn(context, params.campaignId)
    return { launch: context.state.launches.findLast(({ campaignId }) => campaignId === id) ?? null }
  },
  decideStep: ({ params, body }, context) => {
    const launch = context.state.launches.find(({ id }) => id === params.launchId)
    if (!launch) throw new Problem('not_found', 'Your team has no such launch.')
    const campaign = campaignIn(context, launch.campaignId)
    const step = launch.steps.find((one) => one.state === 'refused' || one.state === 'needs_you')
    if (launch.state !== 'stuck' || !step) throw new Problem('conflict', 'There is nothing left to decide.')
    if (body.decision === 'give_up') {
      Object.assign(launch, { state: 'cancelled', finishedAt: instant(context.state) })
      Object.assign(campaign, { state: 'draft', why: 'The launch was given up' })
    } else {
      checkSpending(context, 'sent')
      Object.assign(step, { state: 'sending' })
      launch.state = 'running'
      Object.assign(campaign, { state: 'launching', why: null })
      goOnLaunching(context, launch)
    }
    tell(context.state, campaign)
    return launch
  },
}

function approving(context: MockContext, campaignId: string, hash: string, by: { askedBy?: string; givenBy?: string }) {
  const campaign = campaignIn(context, campaignId)
  checkHash(campaign, hash)
  const { state } = context
  const known = state.approvals[campaign.id]
  const kept = known?.hash === hash ? known : { askedBy: null, givenBy: null }
  state.approvals[campaign.id] = { ...kept, hash, ...by, at: instant(state) }
  tell(state, campaign)
  return plan(context, campaign)
}

function checkHash(campaign: MockCampaign, hash: string) {
  if (hashOf(contentNow(campaign)) !== hash)
    throw new Problem('outdated', 'The campaign was changed meanwhile. Look at the plan again.')
}

function refuse(findings: Finding[], sure: boolean) {
  const wrong = findings.find(({ level }) => level === 'error')
  if (wrong) throw new Problem('invalid', wrong.message, { fields: { [wrong.path || 'content']: wrong.message } })
  const asked = findings.find(({ level }) => level === 'ask')
  if (asked && !sure) throw new Problem('conflict', asked.message, { fields: { sure: 'Say that you are sure.' } })
}

const isUnderWay = ({ state }: MockContext, { id }: MockCampaign) =>
  state.launches.some((one) => one.campaignId === id && (one.state === 'running' || one.state === 'stuck'))

const plan = (context: MockContext, campaign: MockCampaign) => planOf(context, campaignView(context, campaign))
