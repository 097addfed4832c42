import { invalidAd } from './adErrors.ts'
import { fieldsOf } from './adJson.ts'

const site = ['OFFSITE_CONVERSIONS', 'LINK_CLICKS', 'REACH', 'LANDING_PAGE_VIEWS', 'IMPRESSIONS']
const post = ['POST_ENGAGEMENT', 'REACH', 'IMPRESSIONS']
const clicks = ['LINK_CLICKS', 'LANDING_PAGE_VIEWS', 'REACH', 'IMPRESSIONS']
const chat = ['LINK_CLICKS', 'REACH', 'IMPRESSIONS']

/**
 * Objective, destination, goals (reference 7.2). An empty destination is none; it also takes what Meta's table has under the objective's
 * own posts and Page, since that table is known to be incomplete.
 */
const pairs: Record<string, Record<string, string[]>> = {
  OUTCOME_AWARENESS: { '': ['AD_RECALL_LIFT', 'REACH', 'IMPRESSIONS', 'THRUPLAY'] },
  OUTCOME_TRAFFIC: {
    '': clicks,
    WEBSITE: clicks,
    MESSENGER: chat,
    WHATSAPP: chat,
    PHONE_CALL: ['QUALITY_CALL', 'LINK_CLICKS'],
    INSTAGRAM_PROFILE: ['VISIT_INSTAGRAM_PROFILE', 'PROFILE_VISIT'],
  },
  OUTCOME_ENGAGEMENT: {
    '': [...site, ...post, 'PAGE_LIKES', 'THRUPLAY'],
    WEBSITE: site,
    ON_POST: post,
    ON_PAGE: ['PAGE_LIKES'],
    ON_EVENT: ['EVENT_RESPONSES', ...post],
    ON_VIDEO: ['THRUPLAY'],
    MESSENGER: ['CONVERSATIONS', 'LINK_CLICKS'],
  },
  OUTCOME_LEADS: {
    '': site,
    WEBSITE: site,
    ON_AD: ['LEAD_GENERATION', 'QUALITY_LEAD'],
    LEAD_FROM_MESSENGER: ['LEAD_GENERATION'],
    LEAD_FROM_IG_DIRECT: ['LEAD_GENERATION'],
  },
  OUTCOME_APP_PROMOTION: { '': ['LINK_CLICKS', 'OFFSITE_CONVERSIONS', 'APP_INSTALLS'] },
  OUTCOME_SALES: {
    '': ['OFFSITE_CONVERSIONS'],
    MESSENGER: ['CONVERSATIONS'],
    PHONE_CALL: ['QUALITY_CALL'],
    WEBSITE: ['OFFSITE_CONVERSIONS', 'LINK_CLICKS'],
  },
}

export const objectivesInUse = Object.keys(pairs)

/** What may be paid for beside impressions, which always may. Recollection. */
const billable: Record<string, string[]> = {
  LINK_CLICKS: ['LINK_CLICKS'],
  POST_ENGAGEMENT: ['POST_ENGAGEMENT'],
  PAGE_LIKES: ['PAGE_LIKES'],
  THRUPLAY: ['THRUPLAY'],
  APP_INSTALLS: ['APP_INSTALLS'],
}

interface Aim {
  objective: string
  goal: string
  billingEvent: string
  destinationType: string | null
  promotedObject: unknown
}

/** Whether goal, destination and what is paid for go with the objective, and what it is all about is named. */
export function checkGoal({ objective, goal, billingEvent, destinationType, promotedObject }: Aim): void {
  const goals = pairs[objective]?.[destinationType ?? '']
  if (!goals) {
    throw invalidAd({
      subcode: 2490408,
      title: 'Destination isn’t available',
      says: `A campaign for ${objective} can’t lead to ${destinationType}.`,
      blame: 'destination_type',
    })
  }
  if (!goals.includes(goal)) {
    throw invalidAd({
      subcode: 2490408,
      title: 'Performance goal isn’t available',
      says: `The performance goal ${goal} can’t be used with the campaign objective. Choose one of ${goals.join(', ')}.`,
      blame: 'optimization_goal',
    })
  }
  if (billingEvent !== 'IMPRESSIONS' && !billable[goal]?.includes(billingEvent)) {
    throw invalidAd({
      subcode: 1487888,
      title: 'Billing event isn’t available',
      says: `With the performance goal ${goal} it is impressions that are paid for.`,
      blame: 'billing_event',
    })
  }
  const lacks = neededObject(objective, goal, destinationType).find((name) => !fieldsOf(promotedObject)[name])
  if (!lacks) return
  throw invalidAd({
    subcode: 1885183,
    title: 'Promoted object is missing',
    says: `Say what is promoted: ${lacks} is needed for this goal.`,
    blame: 'promoted_object',
  })
}

function neededObject(objective: string, goal: string, destinationType: string | null): string[] {
  if (objective === 'OUTCOME_APP_PROMOTION') return ['application_id', 'object_store_url']
  if (goal === 'OFFSITE_CONVERSIONS') return ['pixel_id', 'custom_event_type']
  if (goal === 'PAGE_LIKES' || objective === 'OUTCOME_AWARENESS') return ['page_id']
  return objective === 'OUTCOME_LEADS' && destinationType ? ['page_id'] : []
}
