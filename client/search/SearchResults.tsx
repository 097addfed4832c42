import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { phrasesOf } from '../../server/contract/phrases.ts'
import { type InboxSearch, paths } from '../paths.ts'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import type { Found } from './found.ts'
import { HitLine } from './HitLine.tsx'
import { NothingFound } from './NothingFound.tsx'
import { PostsFound } from './PostsFound.tsx'
import styles from './SearchResults.module.css'

interface SearchResultsProps {
  pairId: string
  threadId: string | undefined
  search: InboxSearch
  found: Found
}

/** The comments that were found, in the place of the threads, with the posts that have the words above them. */
export function SearchResults({ pairId, threadId, search, found }: SearchResultsProps) {
  if (phrasesOf(search.text ?? '').length === 0)
    return <NothingFound pairId={pairId} search={search} title="Type a word, a name or an emoji" />
  if (found.isPending) return <RowSkeletons />

  const hits = found.data?.pages.flatMap(({ items }) => items) ?? []
  const posts = found.data?.pages[0]?.posts ?? []
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = found
  if (hits.length + posts.length === 0 && !hasNextPage)
    return <NothingFound pairId={pairId} search={search} title="Nothing found" />
  return (
    <div className={styles.results} aria-busy={found.isPlaceholderData}>
      <div className={styles.head}>
        <p role="status">{wordsFor(hits.length, hasNextPage)}</p>
        <nav aria-label="Order" className={styles.orders}>
          {([undefined, 'relevance'] as const).map((by) => (
            <Link
              key={by ?? 'newest'}
              className={styles.order}
              to={threadId ? paths.thread(pairId, threadId, { ...search, by }) : paths.inbox(pairId, { ...search, by })}
              aria-current={by === search.by ? 'true' : undefined}
            >
              {by ? 'Best first' : 'Newest first'}
            </Link>
          ))}
        </nav>
      </div>
      <PostsFound pairId={pairId} posts={posts} />
      <ol className={styles.list} aria-label="Comments found">
        {hits.map((hit) => (
          <li key={hit.commentId} className={styles.item}>
            <HitLine
              hit={hit}
              to={paths.comment(pairId, hit.thread.id, hit.commentId, search)}
              current={hit.thread.id === threadId}
            />
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <Button variant="default" size="sm" m="sm" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  )
}

function wordsFor(count: number, more: boolean) {
  if (count === 0) return more ? 'None among the newest yet' : 'No comments'
  return `${count}${more ? ' and more' : ''} ${count === 1 && !more ? 'comment' : 'comments'}`
}
