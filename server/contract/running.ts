import { z } from 'zod'
import { Campaign } from './campaigns.ts'
import { feature } from './endpoint.ts'
import { Sure } from './launches.ts'

export const running = feature({
  activate: {
    method: 'PUT',
    path: '/campaigns/:campaignId/activity',
    summary: 'Switch it on: from now on it can spend, within its limits and those of the pair and the team',
    access: 'advertise',
    versioned: true,
    response: Campaign,
  },
  pause: {
    method: 'DELETE',
    path: '/campaigns/:campaignId/activity',
    summary: 'Pause it at once',
    access: 'advertise',
    response: Campaign,
  },
  setBudget: {
    method: 'PUT',
    path: '/campaigns/:campaignId/budget',
    summary: 'Set the budget of what runs to a new amount, in the smallest amounts; a new version of the content',
    access: 'advertise',
    versioned: true,
    body: z.object({ amount: z.int().min(1).max(1_000_000_000_000), sure: Sure }),
    response: Campaign,
  },
  archive: {
    method: 'PUT',
    path: '/campaigns/:campaignId/archiving',
    summary: 'Archive it out there and here: it never runs again',
    access: 'advertise',
    response: Campaign,
  },
  pauseAd: {
    method: 'PUT',
    path: '/campaigns/:campaignId/ads/:adId/pause',
    summary: 'Pause one ad',
    access: 'advertise',
    response: Campaign,
  },
  resumeAd: {
    method: 'DELETE',
    path: '/campaigns/:campaignId/ads/:adId/pause',
    summary: 'Switch one ad on again; it runs if its campaign does',
    access: 'advertise',
    response: Campaign,
  },
  settleDrift: {
    method: 'PUT',
    path: '/campaigns/:campaignId/drift',
    summary: 'Take over what was changed elsewhere, or put ours back',
    access: 'advertise',
    versioned: true,
    body: z.object({ take: z.enum(['ours', 'theirs']) }),
    response: Campaign,
  },
})
