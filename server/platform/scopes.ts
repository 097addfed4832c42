export interface Scope {
  /** The platform's name (reference 3.2). */
  permission: string
  /** What does not work without it, in words. */
  loses: string
}

/** What Tandem asks for, in the order in which a person reads it. */
export const scopes: readonly Scope[] = [
  { permission: 'pages_show_list', loses: 'Tandem cannot see which Pages you manage, so no Page can be linked.' },
  {
    permission: 'business_management',
    loses: 'Pages and Profiles that you manage through a business portfolio do not appear.',
  },
  { permission: 'pages_read_engagement', loses: 'The posts of the Page cannot be read.' },
  { permission: 'pages_read_user_content', loses: 'Comments on the Page cannot be read, and neither who wrote them.' },
  {
    permission: 'pages_manage_engagement',
    loses: 'Comments on the Page cannot be answered, hidden, liked or deleted.',
  },
  {
    permission: 'pages_messaging',
    loses: 'Comments on the Page cannot be answered privately.',
  },
  {
    permission: 'pages_manage_metadata',
    loses: 'The platform does not tell Tandem of new comments at once: they arrive minutes later.',
  },
  { permission: 'instagram_basic', loses: 'The Profile and its posts cannot be seen.' },
  {
    permission: 'instagram_manage_comments',
    loses: 'Comments on the Profile cannot be read, answered, hidden or deleted, and neither can mentions.',
  },
  {
    permission: 'instagram_manage_messages',
    loses: 'Comments on the Profile cannot be answered privately.',
  },
  { permission: 'ads_read', loses: 'Ad accounts and what campaigns bring cannot be read.' },
  { permission: 'ads_management', loses: 'Campaigns cannot be published, changed or paused.' },
  { permission: 'pages_manage_ads', loses: 'Ads cannot be published in the name of the Page.' },
]

/** Those of `scopes` that were not given, in their order. */
export function missingScopes(granted: readonly string[]): Scope[] {
  return scopes.filter(({ permission }) => !granted.includes(permission))
}
