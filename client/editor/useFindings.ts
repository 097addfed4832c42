import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import type { AdAccount } from '../../server/contract/adAccounts.ts'
import type { CampaignContent } from '../../server/contract/campaignContent.ts'
import { findingsOf } from '../../server/contract/campaignRules.ts'
import type { Campaign } from '../../server/contract/campaigns.ts'
import type { CampaignFacts } from '../../server/contract/findings.ts'
import type { Pair } from '../../server/contract/linking.ts'
import type { Images } from '../adImages/useImages.ts'
import { api, query } from '../api.ts'
import { useNow } from '../ui/useNow.ts'
import { changedPaths, isAt } from './touched.ts'

interface Known {
  pair: Pair
  campaign: Pick<Campaign, 'id' | 'launchedVersion'>
  account: AdAccount | null
  images: Images
}

/** What stands against a launch of what is written, by the rules that the server has, too. */
export function useFindings(content: CampaignContent, { pair, campaign, account, images }: Known) {
  const now = useNow()
  const usualDaily = useUsualDaily(campaign.id)
  const hasBegun = campaign.launchedVersion !== null
  const { byId, isComplete } = images
  const facts: CampaignFacts = useMemo(
    () => ({
      account,
      hasProfile: pair.profile !== null,
      now: new Date(now).toISOString(),
      usualDaily,
      hasBegun,
      images: Object.fromEntries(byId),
    }),
    [account, pair.profile, now, usualDaily, hasBegun, byId],
  )
  // Behind the keys: what is typed is on the screen before it is judged.
  const settled = useDeferredValue(content)
  const findings = useMemo(() => {
    const found = findingsOf(settled, facts)
    // Of pictures that are still being read nothing can be said.
    return isComplete ? found : found.filter(({ message }) => !message.startsWith('The picture is not there'))
  }, [settled, facts, isComplete])
  return { facts, findings }
}

/** What a day usually costs, by the server: the number that it checks a launch by. Null until it is known. */
function useUsualDaily(campaignId: string): number | null {
  const { data } = useQuery({
    ...query(api.campaigns.getUsualBudget, { params: { campaignId } }),
    throwOnError: false,
  })
  return data?.daily ?? null
}

/** Which findings are shown: those of fields that were touched, and all once somebody has asked. */
export function useTouched(content: CampaignContent) {
  const [asked, setAsked] = useState(false)
  const [paths, setPaths] = useState<readonly string[]>([])
  const seen = useRef(content)
  const note = (next: CampaignContent) => {
    const fresh = changedPaths(seen.current, next)
    seen.current = next
    setPaths((before) => (fresh.every((path) => before.includes(path)) ? before : [...new Set([...before, ...fresh])]))
  }
  const isShown = (path: string) => asked || paths.some((touched) => isAt(touched, path))
  return { asked, ask: () => setAsked(true), note, isShown }
}
