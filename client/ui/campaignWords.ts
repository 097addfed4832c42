import type {
  BidStrategy,
  CallToAction,
  Goal,
  Objective,
  SpecialCategory,
} from '../../server/contract/campaignContent.ts'

export const objectiveWords: Record<Objective, { title: string; does: string }> = {
  awareness: { title: 'Awareness', does: 'As many people as possible see you.' },
  traffic: { title: 'Traffic', does: 'People come to your website.' },
  engagement: { title: 'Engagement', does: 'People react, comment and share.' },
}

export const goalWords: Record<Goal, { title: string; does: string }> = {
  reach: { title: 'Different people', does: 'Shown to as many different people as possible' },
  impressions: { title: 'Showings', does: 'Shown as often as possible' },
  link_clicks: { title: 'Clicks on the link', does: 'Shown to those who are likely to click' },
  post_engagement: { title: 'Reactions and comments', does: 'Shown to those who are likely to react' },
}

export const categoryWords: Record<SpecialCategory, string> = {
  employment: 'Employment',
  housing: 'Housing',
  credit: 'Credit',
  politics: 'Politics and social issues',
  gambling: 'Gambling',
  finance: 'Financial products',
}

export const strategyWords: Record<BidStrategy, { title: string; does: string }> = {
  lowest_cost: { title: 'The most results', does: 'The platform spends the budget where it gets the most for it.' },
  cost_cap: {
    title: 'An average cost',
    does: 'A result costs about so much on average; it may spend less than the budget.',
  },
  bid_cap: { title: 'A highest bid', does: 'It never bids more than that in an auction; for those who know theirs.' },
}

export const buttonWords: Record<CallToAction, string> = {
  none: 'No button',
  learn_more: 'Learn more',
  shop_now: 'Shop now',
  order_now: 'Order now',
  book_now: 'Book now',
  get_offer: 'Get offer',
  get_directions: 'Get directions',
  sign_up: 'Sign up',
  contact_us: 'Contact us',
  subscribe: 'Subscribe',
}
