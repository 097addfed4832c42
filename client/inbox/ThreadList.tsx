import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { ThreadRow } from '../../server/contract/threads.ts'
import type { InboxSearch } from '../paths.ts'
import { useColleagues } from '../presence/usePresence.ts'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import { shapeAhead } from '../ui/shapeAhead.ts'
import { EmptyView } from './EmptyView.tsx'
import { ThreadLine } from './ThreadLine.tsx'
import styles from './ThreadList.module.css'
import { ThreadSketch } from './ThreadSketch.tsx'
import { usePressInPassing } from './usePressInPassing.ts'
import { useIsPrinted } from './usePrinting.ts'
import { useRushing } from './useRushing.ts'
import type { Selection } from './useSelection.ts'
import { useSteadyScroll } from './useSteadyScroll.ts'
import { rowLinkId, type useTriage } from './useTriage.ts'

const rowHeight = 64
const aPage = 50

interface ThreadListProps {
  threads: UseInfiniteQueryResult
  rows: ThreadRow[]
  triage: ReturnType<typeof useTriage>
  search: InboxSearch
  selection: Selection
}

/** The threads of a view: as many as there are, only those in sight drawn, the next page read before it is needed. */
export function ThreadList({ threads, rows, triage, search, selection }: ThreadListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const isPrinted = useIsPrinted()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: isPrinted ? rows.length : 4,
    // Before the pane has been measured, about a screen of rows: they are painted with the first frame.
    initialRect: { width: 400, height: 800 },
  })
  const colleagues = Map.groupBy(useColleagues(triage.pairId), ({ threadId }) => threadId)
  const { unseen, showUnseen } = useSteadyScroll(scroller, rows, rowHeight)
  const items = virtual.getVirtualItems()
  const isRushing = useRushing(virtual)
  usePressInPassing(scroller, rowHeight, (index) => triage.open(rows[index]))
  const last = items.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = threads

  useEffect(() => {
    if (last >= rows.length - 10 && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage])

  useEffect(() => shapeAhead(rows.slice(-aPage).map(({ author, message }) => `${author.name} ${message}`)), [rows])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a list that grows or shrinks is no reason to scroll to the selection.
  useEffect(() => {
    if (triage.here < 0) return
    if (scroller.current) scrollToRow(scroller.current, triage.here)
    const link = document.getElementById(rowLinkId(triage.aim ?? ''))
    if (document.activeElement?.id.startsWith(rowLinkId(''))) link?.focus({ preventScroll: true })
  }, [triage.aim])

  if (threads.isPending) return <RowSkeletons />
  if (rows.length === 0) return <EmptyView search={search} />
  return (
    <div className={styles.pane}>
      {unseen > 0 && (
        <button type="button" className={styles.unseen} onClick={showUnseen}>
          {unseen} new
        </button>
      )}
      <div ref={scroller} className={styles.scroller} tabIndex={-1}>
        <ol
          className={`${styles.list} ${isRushing ? styles.rushing : ''}`}
          aria-label="Threads"
          style={isPrinted ? undefined : { blockSize: virtual.getTotalSize() }}
        >
          {items.map(({ index, key, start }) => {
            const row = rows[index]
            return (
              row && (
                <li
                  key={key}
                  className={styles.item}
                  aria-setsize={hasNextPage ? -1 : rows.length}
                  aria-posinset={index + 1}
                  style={isPrinted ? undefined : { transform: `translateY(${start}px)` }}
                >
                  <ThreadSketch row={row} isRushing={isRushing}>
                    <ThreadLine
                      row={row}
                      to={triage.linkTo(row.id)}
                      current={index === triage.here}
                      chosen={selection.has(row.id)}
                      onChoose={selection.toggle}
                      onDone={triage.finish}
                      people={colleagues.get(row.id)}
                    />
                  </ThreadSketch>
                </li>
              )
            )
          })}
        </ol>
      </div>
    </div>
  )
}

/** By no more than it takes. The list's own way to do it looks again frame after frame, for rows of unknown height. */
function scrollToRow(scroller: HTMLElement, index: number) {
  const start = index * rowHeight
  const { scrollTop, clientHeight } = scroller
  if (start < scrollTop) scroller.scrollTop = start
  else if (start + rowHeight > scrollTop + clientHeight) scroller.scrollTop = start + rowHeight - clientHeight
}
