import { adNow } from './adClock.ts'
import { everyWord } from './adContents.ts'
import { fieldsOf, read } from './adJson.ts'
import { type AdAccount, type AdRow, findCreative } from './adRows.ts'
import type { Json } from './node.ts'
import { readSetting } from './settings.ts'
import type { World } from './world.ts'

/** What review objects to: a sign in the words, the policy's key, and what it says. The keys and texts are pretended. */
const policies: [RegExp, string, string][] = [
  [/\[disapprove\]/i, 'OTHER', 'This ad was rejected because its text asks for it.'],
  [
    /guaranteed (?:cure|weight loss|results?)|miracle (?:cure|pill)|cures? (?:cancer|diabetes|covid)/i,
    'MISLEADING_CLAIMS',
    'Ads can’t contain promises of health or results that are deceptive or can’t be kept.',
  ],
  [
    /get rich quick|double your money|guaranteed (?:income|profits?)|risk[- ]free (?:investment|returns?)/i,
    'UNREALISTIC_OUTCOMES',
    'Ads can’t promise income or profits that are unrealistic.',
  ],
  [/\b(?:cigarettes?|tobacco|vapes?)\b/i, 'TOBACCO', 'Ads can’t promote the sale or use of tobacco products.'],
  [/\b(?:firearms?|ammunition|handguns?)\b/i, 'WEAPONS', 'Ads can’t promote the sale or use of weapons.'],
  [/\b(?:fuck|shit|asshole)/i, 'PROFANITY', 'Ads can’t contain profanity.'],
]

/** What an ad is created with, and gets again whenever it shows something else: somebody will look at it in a while. */
export function reviewFor(
  world: World,
  account: AdAccount,
  creativeId: string,
): Pick<AdRow, 'review' | 'reviewDueAt' | 'feedback'> {
  const feedback = verdictOn(world, account, creativeId)
  const seconds = Math.min(Math.max(Number(readSetting(world, 'reviewSeconds')) || 0, 0), 31_536_000)
  const due = adNow(world).getTime() + seconds * 1000
  return {
    review: 'PENDING_REVIEW',
    reviewDueAt: new Date(due).toISOString(),
    feedback: feedback ? JSON.stringify(feedback) : null,
  }
}

/** `ad_review_feedback`, or null when there is nothing to object to (reference 7.7). */
export function verdictOn(world: World, account: AdAccount, creativeId: string): Json {
  const creative = findCreative(world, creativeId)
  const words = creative ? everyWord(world, account, fieldsOf(read(creative.spec))) : ''
  const broken = policies.filter(([sign]) => sign.test(words))
  if (broken.length === 0) return null
  const texts = Object.fromEntries(broken.map(([, key, text]) => [key, text]))
  return { global: texts, placement_specific: { facebook: texts, ...(account.profileId ? { instagram: texts } : {}) } }
}
