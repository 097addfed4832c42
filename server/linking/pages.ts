import type { LinkablePage } from '../contract/linking.ts'
import type { Context } from '../http/context.ts'
import type { RemotePage } from '../platform/platform.ts'
import { tokenOf } from './connections.ts'

/** Asks the platform now which Pages were granted, and says what stands in the way of each. */
export async function listPages(context: Context, connectionId: string): Promise<LinkablePage[]> {
  const token = await tokenOf(context, connectionId)
  const [pages, pairs] = await Promise.all([context.platform.pages.listGranted(token), pairsByPage(context)])
  return pages.map((page) => linkablePage(page, pairs.get(page.id) ?? null))
}

async function pairsByPage({ db, teamId }: Context) {
  const pairs = await db
    .selectFrom('pairs')
    .where('teamId', '=', teamId)
    .where('unlinkedAt', 'is', null)
    .select(['id', 'pageId'])
    .execute()
  return new Map(pairs.map(({ id, pageId }) => [pageId, id]))
}

function linkablePage({ token: _, tasks, ...page }: RemotePage, pairId: string | null): LinkablePage {
  const mayModerate = tasks.includes('MODERATE')
  return {
    page: { id: page.id, name: page.name, pictureUrl: page.pictureUrl, url: page.url },
    profile: page.profile,
    pairId,
    obstacle: obstacleOf(mayModerate, page.profile !== null),
    linkable: mayModerate && pairId === null,
  }
}

function obstacleOf(mayModerate: boolean, hasProfile: boolean): LinkablePage['obstacle'] {
  if (!mayModerate)
    return {
      title: 'You may not moderate this Page, so Tandem could not answer its comments for you.',
      steps: [
        { what: 'Ask somebody with full control of the Page to open its settings, “Page access”.', url: pageAccess },
        { what: 'Let them give you the task “Community activity”, or full control.', url: null },
        { what: 'Come back and press “Check again”.', url: null },
      ],
    }
  return hasProfile ? null : missingProfile
}

/** Graph has no call that links a Profile to a Page: a person does that in the Page's own settings. */
export const missingProfile = {
  title: 'No Profile is visible behind this Page. You can link the Page alone and add the Profile later.',
  steps: [
    { what: 'In the Instagram app, make the account professional: Settings, “Account type and tools”.', url: null },
    {
      what: "In the Page's settings, open “Linked accounts”, choose Instagram and connect the account.",
      url: linkedAccounts(),
    },
    { what: 'When you continue with Facebook, tick both the Page and the Instagram account.', url: null },
    { what: 'Come back and press “Check again”.', url: null },
  ],
}

const pageAccess = 'https://www.facebook.com/settings?tab=profile_access'

function linkedAccounts() {
  return 'https://www.facebook.com/settings?tab=linked_profiles'
}
