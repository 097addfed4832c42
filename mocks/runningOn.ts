import { contextOf } from './context.ts'
import { approve, goOnLaunching } from './launchSteps.ts'
import type { State } from './memory.ts'
import { pauseNext } from './spending.ts'

/** Takes up what was promised of campaigns before a reload: launches, reviews, and a stop that is under way. */
export function goOnRunning(state: State) {
  const context = contextOf(state)
  if (!context.member) return
  for (const launch of state.launches) goOnLaunching(context, launch)
  for (const campaign of state.campaigns)
    if (campaign.ads.some((ad) => ad.state === 'in_review')) approve(context, campaign)
  pauseNext(context)
}
