import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Audience } from '../../server/contract/audienceParts.ts'
import type { Goal, PlacementChoice } from '../../server/contract/campaignContent.ts'
import { api, query } from '../api.ts'

const settleMs = 500
const countingMs = 3_000

interface Asked {
  audience: Audience
  placements: PlacementChoice
  goal: Goal
  dailyBudget: number | null
}

/** How many people the audience has, asked of the platform once nothing has changed for half a second. */
export function useEstimate(pairId: string, asked: Asked) {
  const [written] = useDebouncedValue(JSON.stringify(asked), settleMs)
  const body: Asked = JSON.parse(written)
  return useQuery({
    ...query(api.audiences.estimateAudience, { params: { pairId }, body }),
    enabled: body.audience.places.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 10 * 60_000,
    refetchInterval: ({ state }) => (state.data?.ready === false ? countingMs : false),
    throwOnError: false,
  })
}

export type EstimateQuery = ReturnType<typeof useEstimate>
