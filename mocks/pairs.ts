import type { Business } from './business.ts'
import { changed, instant, later, type MockConnection, type MockPair, type State } from './memory.ts'
import { avatarOf } from './pictures.ts'
import { readScene } from './reading.ts'

interface NewPair {
  id: string
  teamId: string
  business: Business
  zone: string
  grant: MockConnection
}

export function newPair(state: State, { id, teamId, business, zone, grant }: NewPair): MockPair {
  const heardAt = { facebook: null, instagram: null }
  const pair: MockPair = {
    id,
    teamId,
    version: 1,
    ...accountsOf(business),
    zone,
    sendWindowSeconds: state.sendWindowSeconds,
    linkedAt: instant(state),
    connection: { id: grant.id, person: grant.person },
    health: { state: 'well', findings: [], checkedAt: instant(state), heardAt },
    sync: null,
    unlinkedAt: null,
  }
  state.pairs.push(pair)
  lookAtHealth(state, pair)
  return pair
}

/** The Page and the Profile of a business as the contract shows them. */
export function accountsOf({ page, profile }: Business) {
  const pictureUrl = avatarOf(page.letter, page.hue)
  return {
    page: { id: page.id, name: page.name, pictureUrl, url: `/sandbox/facebook/${page.id}` },
    profile: profile && {
      id: profile.id,
      name: page.name,
      username: profile.username,
      pictureUrl,
      url: `/sandbox/instagram/${profile.username}`,
    },
  }
}

export function lookAtHealth(state: State, pair: MockPair) {
  const checkedAt = instant(state)
  const findings: MockPair['health']['findings'] = []
  if (!pair.profile) findings.push({ what: 'No Profile is visible behind this Page.', remedy: 'recheck' })
  if (pair.sync?.state === 'cancelled') {
    findings.push({ what: 'The last reading was stopped, so older comments may be missing.', remedy: 'sync' })
  }
  const heardAt = { facebook: checkedAt, instagram: pair.profile && checkedAt }
  pair.health = { state: findings.length > 0 ? 'attention' : 'well', findings, checkedAt, heardAt }
}

/** Reads all at once, as for a pair that was linked long ago. */
export function readEverything(state: State, pair: MockPair, business: Business) {
  const comments = business.scenes.map((_, index) => readScene(state, pair, business, index))
  const total = business.scenes.length
  const at = instant(state)
  const sum = comments.reduce((all, count) => all + count, 0)
  pair.sync = { state: 'done', done: total, total, comments: sum, problem: null, startedAt: at, finishedAt: at }
}

/** Begins a sync that reads one post per step and reports each on the change feed. */
export function beginSync(state: State, pair: MockPair, business: Business) {
  const startedAt = instant(state)
  const sync = {
    state: 'running' as const,
    done: 0,
    total: null,
    comments: 0,
    problem: null,
    startedAt,
    finishedAt: null,
  }
  pair.sync = sync
  lookAtHealth(state, pair)
  changed(state, pair.teamId, { topic: 'linking', pairId: pair.id, ids: [pair.id] })
  later(state, () => continueSync(state, pair, business, sync))
}

/** Takes the next step of a running sync, and promises the one after it. */
export function continueSync(state: State, pair: MockPair, business: Business, sync = pair.sync) {
  if (sync?.state !== 'running' || sync !== pair.sync || pair.unlinkedAt) return
  sync.total = business.scenes.length
  sync.comments += readScene(state, pair, business, sync.done)
  sync.done = Math.min(sync.done + 1, sync.total)
  if (sync.done === sync.total) {
    sync.state = 'done'
    sync.finishedAt = instant(state)
  }
  changed(state, pair.teamId, { topic: 'linking', pairId: pair.id, ids: [pair.id] })
  changed(state, pair.teamId, { topic: 'inbox', pairId: pair.id, ids: [] })
  if (sync.state === 'running') later(state, () => continueSync(state, pair, business, sync))
}
