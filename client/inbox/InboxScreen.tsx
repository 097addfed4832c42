import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Outlet, useParams, useSearchParams } from 'react-router'
import { BatchProgress } from '../bulk/BatchProgress.tsx'
import { BulkBar } from '../bulk/BulkBar.tsx'
import { threadsFound, useFound } from '../search/found.ts'
import { SearchField } from '../search/SearchField.tsx'
import { SearchResults } from '../search/SearchResults.tsx'
import { NamesContext, useTeamNames } from '../threads/names.ts'
import { searchOf } from '../threads/search.ts'
import { rowsOf, threadsQuery, viewWords } from '../threads/threads.ts'
import { useTitle } from '../ui/useTitle.ts'
import { FilterBar } from './FilterBar.tsx'
import styles from './InboxScreen.module.css'
import { NothingOpen } from './NothingOpen.tsx'
import { PocketRail } from './PocketRail.tsx'
import { Rail } from './Rail.tsx'
import { ThreadList } from './ThreadList.tsx'
import { useMatching } from './useMatching.ts'
import { useSelection } from './useSelection.ts'
import { useTriage } from './useTriage.ts'

/** Three panes: the views with their counts, the threads of one, and the thread that is being answered. */
export function InboxScreen() {
  const { pairId = '', threadId } = useParams()
  const [params] = useSearchParams()
  const search = searchOf(params)
  useTitle(`${viewWords[search.view]} · Inbox`)
  const searching = search.text !== undefined
  const threads = useInfiniteQuery({ ...threadsQuery(pairId, search), enabled: !searching })
  const found = useFound(pairId, search)
  const rows = useMemo(
    () => (searching ? threadsFound(found.data) : rowsOf(threads.data)),
    [searching, found.data, threads.data],
  )
  const triage = useTriage({ pairId, search, rows, threadId })

  const names = useTeamNames()
  const selection = useSelection(rows, triage.here, JSON.stringify(search))
  const { order: _order, ...filter } = search
  const matching = useMatching(pairId, search)

  return (
    <NamesContext value={names}>
      <main className={`${styles.inbox} ${threadId ? styles.reading : ''}`}>
        <h1 className="visually-hidden">Inbox</h1>
        <PocketRail pairId={pairId} search={search}>
          <Rail pairId={pairId} search={search} />
        </PocketRail>
        <div className={styles.list}>
          <SearchField pairId={pairId} threadId={threadId} search={search} />
          {selection.ids.length > 0 ? (
            <BulkBar
              pairId={pairId}
              chosen={selection.ids}
              filter={filter}
              matching={matching}
              onClear={selection.clear}
            />
          ) : (
            <FilterBar search={search} />
          )}
          <BatchProgress pairId={pairId} />
          {searching ? (
            <SearchResults pairId={pairId} threadId={threadId} search={search} found={found} />
          ) : (
            <ThreadList threads={threads} rows={rows} triage={triage} search={search} selection={selection} />
          )}
        </div>
        <section className={styles.thread} aria-label="Thread">
          {threadId ? <Outlet context={triage} /> : <NothingOpen waiting={rows.length > 0} />}
        </section>
      </main>
    </NamesContext>
  )
}
