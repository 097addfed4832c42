import { noAdvertising } from './advertisingMemory.ts'
import { seedAdvertising } from './campaignSeed.ts'
import { type Memory, type State, startSession } from './memory.ts'
import { emptyRunning } from './runningMemory.ts'
import { seedRunning } from './runningSeed.ts'
import { seedBakery, seedPeople } from './seed.ts'

export interface StateOptions {
  /** Maya is signed in; otherwise nobody is. */
  signedIn?: boolean
  /** Maya's team already works on the bakery's pair; true unless said otherwise. */
  linked?: boolean
  /** 600 unless said otherwise; tests say 0. */
  delay?: number
  now?: () => Date
  /** Seconds in which a reply can be taken back; 0 unless said otherwise. */
  sendWindowSeconds?: number
  /** What an earlier page of the same tab remembered; it wins over the seed. */
  memory?: Memory
}

export function createState(options: StateOptions = {}): State {
  const { signedIn = false, linked = true, delay = 600, now = () => new Date(), memory } = options
  const { sendWindowSeconds = 0 } = options
  const state: State = { ...emptyMemory(), ...memory, now, delay, sendWindowSeconds, listeners: new Set() }
  if (memory) return state

  seedPeople(state)
  if (linked) {
    seedBakery(state)
    seedAdvertising(state)
    seedRunning(state)
  }
  if (signedIn) startSession(state, 'maya')
  return state
}

/** What is worth keeping of a state: all but the clock and those who listen. */
export function memoryOf({
  now: _now,
  delay: _delay,
  sendWindowSeconds: _window,
  listeners: _listeners,
  ...memory
}: State): Memory {
  return memory
}

function emptyMemory(): Memory {
  return {
    people: [],
    teams: [],
    members: [],
    invites: [],
    sessions: [],
    here: null,
    connections: [],
    pairs: [],
    posts: [],
    threads: [],
    comments: [],
    savedReplies: [],
    shopLinks: {},
    presences: [],
    rereadings: {},
    targets: {},
    notifications: [],
    notificationSettings: {},
    pushSubscriptions: [],
    identities: [],
    strangers: [],
    personSteps: [],
    twins: [],
    privateReplies: [],
    blocks: [],
    savedViews: [],
    batches: [],
    exports: [],
    labels: [],
    notes: [],
    turns: {},
    rules: [],
    backtests: [],
    undoings: [],
    ...noAdvertising(),
    ...emptyRunning(),
    changes: [],
    answers: {},
  }
}
