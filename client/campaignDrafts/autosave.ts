import type { CampaignContent } from '../../server/contract/campaignContent.ts'
import type { Campaign } from '../../server/contract/campaigns.ts'
import { Problem } from '../../server/contract/problem.ts'
import { same } from '../ui/same.ts'
import { type Base, keptDraft } from './keptDraft.ts'
import { type Merge, merge } from './merging.ts'

/** `away`: it is kept here and tried again; `refused`: only a change can help; `outdated`: somebody has to choose. */
export type DraftStatus = 'saved' | 'changed' | 'saving' | 'away' | 'refused' | 'outdated'

export interface DraftState {
  content: CampaignContent
  base: Base
  status: DraftStatus
  problem: Error | null
  /** What a colleague has saved, while it has to be chosen between theirs and mine. */
  theirs: Campaign | null
}

export interface Ways {
  save: (content: CampaignContent, version: number) => Promise<Campaign>
  read: () => Promise<Campaign>
  onSaved: (campaign: Campaign) => void
  /** A colleague's changes were taken over without asking, since they met none of mine. */
  onTaken: (campaign: Campaign, taken: Merge['taken']) => void
}

const pauseMs = 600
const firstRetryMs = 2_000
const longestRetryMs = 30_000

/** A campaign as it is being written: kept in this browser at every key, and on the server soon after the last one. */
export function createDraft(campaign: Campaign, { save, read, onSaved, onTaken }: Ways) {
  const { id } = campaign
  const listeners = new Set<() => void>()
  let waiting: ReturnType<typeof setTimeout> | undefined
  let retryMs = firstRetryMs
  let isClosed = false
  let state = firstState(campaign)

  const set = (part: Partial<DraftState>) => {
    state = { ...state, ...part }
    for (const tell of listeners) tell()
  }
  const keep = () => keptDraft.keep(id, { base: state.base, content: state.content })
  const schedule = (ms: number) => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void saveNow(), ms)
  }
  const isPending = () => state.status === 'changed' || state.status === 'away'

  async function saveNow() {
    clearTimeout(waiting)
    if (!isPending()) return
    const sent = state.content
    set({ status: 'saving' })
    try {
      settle(await save(sent, state.base.version), sent)
    } catch (error) {
      if (error instanceof Problem && error.code === 'outdated') await meet()
      else fail(error)
    }
  }
  function settle(saved: Campaign, sent: CampaignContent) {
    retryMs = firstRetryMs
    const isDone = state.content === sent
    set({ base: { version: saved.version, content: sent }, status: isDone ? 'saved' : 'changed', problem: null })
    if (isDone) keptDraft.forget(id)
    else {
      keep()
      schedule(pauseMs)
    }
    onSaved(saved)
  }
  function fail(error: unknown) {
    const problem = error instanceof Error ? error : new Error(String(error))
    const final = ['invalid', 'forbidden', 'not_found', 'too_large', 'conflict']
    if (problem instanceof Problem && final.includes(problem.code)) return set({ status: 'refused', problem })
    set({ status: 'away', problem })
    // What is left behind is kept here, and goes on when the editor is opened again.
    if (isClosed) return
    schedule(retryMs)
    retryMs = Math.min(retryMs * 2, longestRetryMs)
  }
  /** Somebody saved meanwhile: what does not touch mine is taken over, the rest is for a person to say. */
  async function meet() {
    try {
      receive(await read())
    } catch (error) {
      fail(error)
    }
  }
  function receive(theirs: Campaign) {
    const { content, taken, disputed } = merge(state.base.content, state.content, theirs.content)
    if (disputed.length > 0) return set({ status: 'outdated', theirs })
    const base = { version: theirs.version, content: theirs.content }
    const isDone = same(content, theirs.content)
    set({ content, base, status: isDone ? 'saved' : 'changed', problem: null, theirs: null })
    if (isDone) keptDraft.forget(id)
    else {
      keep()
      schedule(0)
    }
    if (taken.length > 0) onTaken(theirs, taken)
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    read: () => state,
    change(next: CampaignContent) {
      if (same(next, state.content)) return
      const isHeld = state.status === 'saving' || state.status === 'outdated'
      set({ content: next, status: isHeld ? state.status : 'changed' })
      keep()
      if (!isHeld) schedule(pauseMs)
    },
    /** Somebody has chosen between theirs and mine. */
    choose(content: CampaignContent) {
      if (!state.theirs) return
      const base = { version: state.theirs.version, content: state.theirs.content }
      set({ content, base, theirs: null, status: 'changed', problem: null })
      keep()
      schedule(0)
    },
    /** What the server says now, heard of on the feed. */
    hear(now: Campaign) {
      if (now.version <= state.base.version || state.status !== 'saved') return
      const base = { version: now.version, content: now.content }
      set({ content: now.content, base })
    },
    saveNow,
    /** Goes on with what an earlier visit left, and tries again as soon as there is a connection. */
    open() {
      isClosed = false
      if (isPending()) schedule(0)
      const again = () => void saveNow()
      window.addEventListener('online', again)
      return () => {
        isClosed = true
        window.removeEventListener('online', again)
        void saveNow()
      }
    },
  }
}

function firstState(campaign: Campaign): DraftState {
  const base = { version: campaign.version, content: campaign.content }
  const none = { problem: null, theirs: null }
  const kept = keptDraft.read(campaign.id)
  if (!kept || same(kept.content, campaign.content)) return { content: base.content, base, status: 'saved', ...none }
  return { content: kept.content, base: kept.base, status: 'changed', ...none }
}
