import type { QueryClient } from '@tanstack/react-query'
import type { Change } from '../server/contract/live.ts'

/** How the stream of changes is: `down` once it has been silent for long enough to be worth a word. */
export type LiveState = 'up' | 'down'

interface Listening {
  /** The number of the newest change the desk already knows. */
  after: number
  onState: (state: LiveState) => void
  onChanges: (changes: Change[]) => void
  /** The stream was refused; perhaps nobody is signed in any more. */
  onRefused: () => void
}

const patience = 3_000
const hiddenPatience = 5_000
const longestPause = 30_000

/**
 * Follows `/api/live` from one number on and hands over what changed, gathered for one frame (16 ms). A broken
 * connection is resumed by the browser with `Last-Event-ID`, a refused one here, with growing pauses. A tab that nobody
 * looks at lets go of it and catches up later: over HTTP/1.1 a browser has six connections for all tabs together.
 */
export function followChanges({ after, onState, onChanges, onRefused }: Listening) {
  let source: EventSource | undefined
  let seen = after
  let pause = 1_000
  let gathered: Change[] = []
  let flushing: ReturnType<typeof setTimeout> | undefined
  let reopening: ReturnType<typeof setTimeout> | undefined
  let complaint: ReturnType<typeof setTimeout> | undefined
  let resting: ReturnType<typeof setTimeout> | undefined

  const flush = () => {
    const changes = gathered
    gathered = []
    flushing = undefined
    onChanges(changes)
  }
  const complainSoon = () => {
    complaint ??= setTimeout(() => onState('down'), patience)
  }
  const open = () => {
    source = new EventSource(`/api/live?after=${seen}`)
    source.onopen = () => {
      clearTimeout(complaint)
      complaint = undefined
      pause = 1_000
      onState('up')
    }
    source.onmessage = ({ data, lastEventId }: MessageEvent<string>) => {
      seen = Math.max(seen, Number(lastEventId) || 0)
      gathered.push(JSON.parse(data) as Change)
      flushing ??= setTimeout(flush, 16)
    }
    source.onerror = () => {
      complainSoon()
      if (source?.readyState !== EventSource.CLOSED) return
      onRefused()
      reopening = setTimeout(open, pause)
      pause = Math.min(pause * 2, longestPause)
    }
  }
  const rest = () => {
    source?.close()
    source = undefined
    for (const timer of [reopening, complaint]) clearTimeout(timer)
    complaint = undefined
  }
  const onVisibility = () => {
    clearTimeout(resting)
    if (document.hidden) resting = setTimeout(rest, hiddenPatience)
    else if (!source) open()
  }
  open()
  document.addEventListener('visibilitychange', onVisibility)
  onVisibility()

  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    source?.close()
    for (const timer of [flushing, reopening, complaint, resting]) clearTimeout(timer)
  }
}

type Tender = (queries: QueryClient, changes: Change[]) => void
const tenders = new Map<Change['topic'], Tender>()

/** Lets a feature tend its own lists; without that, everything of the topic that is on the screen is read again. */
export const tend = (topic: Change['topic'], tender: Tender) => tenders.set(topic, tender)

/** Marks what the changes made stale, so that what is on the screen is read again. */
export function markStale(queries: QueryClient, changes: Change[]) {
  for (const [topic, ofTopic] of Map.groupBy(changes, ({ topic }) => topic)) {
    const tender = tenders.get(topic)
    if (tender) tender(queries, ofTopic)
    else void queries.invalidateQueries({ queryKey: [topic] })
  }
}
