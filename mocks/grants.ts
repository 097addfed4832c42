import { instant, type MockConnection, type State } from './memory.ts'

const permissions = [
  'pages_show_list',
  'pages_read_engagement',
  'pages_read_user_content',
  'pages_manage_engagement',
  'pages_manage_metadata',
  'instagram_basic',
  'instagram_manage_comments',
  'pages_messaging',
  'instagram_manage_messages',
  'ads_read',
  'ads_management',
  'pages_manage_ads',
]

/** Brings a person's grant to a team, or renews the one the team has of that person. */
export function grantOf(state: State, teamId: string, person: { id: string; name: string }): MockConnection {
  const sixtyDays = -60 * 24 * 60
  const before = state.connections.find((one) => one.teamId === teamId && one.personId === person.id)
  if (before) return Object.assign(before, { state: 'alive', expiresAt: instant(state, sixtyDays) })

  const connection: MockConnection = {
    id: `grant-${state.connections.length + 1}`,
    teamId,
    personId: person.id,
    person: person.name,
    state: 'alive',
    granted: [...permissions],
    missing: [],
    expiresAt: instant(state, sixtyDays),
    createdAt: instant(state),
  }
  state.connections.push(connection)
  return connection
}
