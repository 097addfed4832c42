import type { Business } from './cast.ts'

/** A campaign that is over or stands still, as the seed tells it. */
export interface ToldCampaign {
  title: string
  objective: string
  goal: string
  /** In cents: of a day, or of all of it. */
  daily?: number
  lifetime?: number
  /** Days before the seed. What is said nowhere began when its ad was posted. */
  from?: number
  to: number
  /** A scene that both networks have a post of, for what the seed has no ad of yet. */
  picture?: string
  words?: string
  targeting: object
}

const around = (key: string, kilometres: number) => ({
  geo_locations: { cities: [{ key, radius: kilometres, distance_unit: 'kilometer' }] },
  targeting_automation: { advantage_audience: 0 },
})
const galway = around('1132010', 25)
const bilbao = around('655010', 25)

/** Titles that seedAds.ts has ads of become the campaigns of those ads. */
export const toldCampaigns: Record<Business['key'], ToldCampaign[]> = {
  bakery: [
    {
      title: 'Sourdough for the weekend',
      objective: 'OUTCOME_TRAFFIC',
      goal: 'LINK_CLICKS',
      daily: 1200,
      from: 84,
      to: 49,
      picture: 'country-sourdough',
      words: 'Order by Thursday, collect on Saturday 🍞',
      targeting: { ...galway, age_min: 25, age_max: 65 },
    },
    {
      title: 'Croissants to start the day',
      objective: 'OUTCOME_ENGAGEMENT',
      goal: 'POST_ENGAGEMENT',
      lifetime: 30_000,
      from: 44,
      to: 14,
      picture: 'almond-croissants',
      words: 'Who are you bringing one to? 🥐',
      targeting: { ...galway, age_min: 18, age_max: 55 },
    },
    {
      title: 'Gift boxes',
      objective: 'OUTCOME_TRAFFIC',
      goal: 'LINK_CLICKS',
      daily: 1500,
      to: 1,
      targeting: {
        geo_locations: { countries: ['IE'] },
        targeting_automation: { advantage_audience: 0 },
        age_min: 25,
        age_max: 65,
      },
    },
    {
      title: 'Saturday bread course',
      objective: 'OUTCOME_TRAFFIC',
      goal: 'LINK_CLICKS',
      lifetime: 6000,
      to: 2,
      targeting: { ...galway, age_min: 25, age_max: 60 },
    },
    {
      title: 'Easter cakes',
      objective: 'OUTCOME_TRAFFIC',
      goal: 'LINK_CLICKS',
      daily: 4000,
      to: 0,
      targeting: { ...around('1132010', 10), age_min: 25, age_max: 55 },
    },
  ],
  velo: [
    {
      title: 'City bikes in spring',
      objective: 'OUTCOME_TRAFFIC',
      goal: 'LINK_CLICKS',
      daily: 2000,
      to: 0,
      targeting: { ...bilbao, age_min: 20, age_max: 60 },
    },
  ],
}
