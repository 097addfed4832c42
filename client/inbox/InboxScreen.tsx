import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Outlet, useParams, useSearchParams } from 'react-router'
import { BatchProgress } from '../bulk/BatchProgress.tsx'
import { BulkBar } from '../bulk/BulkBar.tsx'
import { ExportsHere } from '../exports/ExportsHere.tsx'
import type { Asked } from '../exports/exports.ts'
import { threadsFound, useFound } from '../search/found.ts'
import { SearchField } from '../search/SearchField.tsx'
import { SearchResults } from '../search/SearchResults.tsx'
import { NamesContext, useTeamNames } from '../threads/names.ts'
import { filtersOf, searchOf } from '../threads/search.ts'
import { rowsOf, threadsQuery, viewWords } from '../threads/threads.ts'
import { useActions } from '../ui/actions.ts'
import { HeldKeysContext, keys, useKeys } from '../ui/keys.ts'
import { useSteady } from '../ui/useSteady.ts'
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

const mostOneByOne = 1000

/** Three panes: the views with their counts, the threads of one, and the thread that is being answered. */
export function InboxScreen() {
  const { pairId = '', threadId } = useParams()
  const [params] = useSearchParams()
  const search = useMemo(() => searchOf(params), [params])
  useTitle(`${viewWords[search.view]} · Inbox`)
  const searching = search.text !== undefined
  const threads = useInfiniteQuery({ ...threadsQuery(pairId, search), enabled: !searching })
  const found = useFound(pairId, search)
  const rows = useMemo(
    () => (searching ? threadsFound(found.data) : rowsOf(threads.data)),
    [searching, found.data, threads.data],
  )
  const isNarrowed = searching || filtersOf(search).some(([name]) => name !== 'network')
  const triage = useTriage({ pairId, search, rows, threadId })

  const names = useTeamNames()
  const selection = useSelection(rows, triage.here, JSON.stringify(search))
  const { order: _order, ...filter } = search
  const matching = useMatching(pairId, search)
  const [asked, setAsked] = useState<Asked>()
  const hits = rows.slice(0, mostOneByOne).map(({ id }) => id)
  const exportAll = useSteady(() =>
    setAsked(searching ? { threads: hits, number: hits.length } : { threads: filter, number: matching }),
  )
  useKeys({ [keys.export]: exportAll })
  useActions([{ name: 'Export the threads of the list', key: keys.export, act: exportAll }])

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
              all={selection.all}
              filter={filter}
              matching={matching}
              onAll={selection.chooseAll}
              onClear={selection.clear}
              onExport={(threads, number) => setAsked({ threads, number })}
            />
          ) : (
            <FilterBar search={search} onExport={exportAll} />
          )}
          <div>
            <BatchProgress pairId={pairId} />
            <ExportsHere pairId={pairId} asked={asked} onClose={() => setAsked(undefined)} />
          </div>
          {searching ? (
            <SearchResults pairId={pairId} threadId={triage.aim} search={search} found={found} />
          ) : (
            <ThreadList threads={threads} rows={rows} triage={triage} search={search} selection={selection} />
          )}
        </div>
        <section className={styles.thread} aria-label="Thread">
          {threadId ? (
            <HeldKeysContext value={triage.held}>
              <Outlet context={triage.outlet} />
            </HeldKeysContext>
          ) : (
            <NothingOpen waiting={rows.length > 0} narrowed={isNarrowed} />
          )}
        </section>
      </main>
    </NamesContext>
  )
}
