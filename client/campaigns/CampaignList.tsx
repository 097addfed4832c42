import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import type { CampaignRow } from '../../server/contract/campaigns.ts'
import { keys, useKeys } from '../ui/keys.ts'
import { CampaignLine, lineId } from './CampaignLine.tsx'
import styles from './Campaigns.module.css'
import type { CampaignDeeds } from './useCampaignDeeds.ts'

const lineHeight = 72
/** From so many on only those in sight are drawn. */
const many = 100

interface CampaignListProps {
  pairId: string
  rows: CampaignRow[]
  pages: UseInfiniteQueryResult
  deeds: CampaignDeeds
  mayAdvertise: boolean
}

/** The campaigns one under the other, walked through with the keys. */
export function CampaignList({ pairId, rows, pages, deeds, mayAdvertise }: CampaignListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [here, setHere] = useState<string>()
  const at = rows.findIndex(({ id }) => id === here)
  const isLong = rows.length > many
  const virtual = useVirtualizer({
    count: rows.length,
    enabled: isLong,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 8,
    initialRect: { width: 1000, height: 800 },
  })
  const items = virtual.getVirtualItems()
  const last = isLong ? (items.at(-1)?.index ?? 0) : rows.length
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages
  useEffect(() => {
    if (last >= rows.length - 10 && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage])

  const walk = (by: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, at + by))
    const row = rows[next]
    if (!row) return
    setHere(row.id)
    if (isLong) virtual.scrollToIndex(next)
    requestAnimationFrame(() => document.getElementById(lineId(row.id))?.focus())
  }
  useKeys({
    [keys.next]: () => walk(1),
    [keys.previous]: () => walk(-1),
    [keys.open]: () => here && document.getElementById(lineId(here))?.click(),
  })
  const line = (row: CampaignRow) => (
    <CampaignLine pairId={pairId} row={row} current={row.id === here} deeds={deeds} mayAdvertise={mayAdvertise} />
  )
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul
        className={styles.list}
        aria-label="Campaigns"
        style={isLong ? { blockSize: virtual.getTotalSize() } : undefined}
      >
        {isLong
          ? items.map(({ index, start }) => {
              const row = rows[index]
              return (
                row && (
                  <li
                    key={row.id}
                    className={styles.floating}
                    aria-setsize={hasNextPage ? -1 : rows.length}
                    aria-posinset={index + 1}
                    style={{ transform: `translateY(${start}px)` }}
                  >
                    {line(row)}
                  </li>
                )
              )
            })
          : rows.map((row) => <li key={row.id}>{line(row)}</li>)}
      </ul>
    </div>
  )
}
