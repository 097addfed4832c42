import { excerptAround } from '../contract/excerpts.ts'
import { marksIn, type Phrase } from '../contract/phrases.ts'
import type { Hit } from '../contract/search.ts'
import { authorOf } from '../keeping/commentViews.ts'
import { rowView } from '../threads/views.ts'
import type { StoredHit } from './hits.ts'

export function hitView(row: StoredHit, phrases: Phrase[]): Hit {
  const author = authorOf({
    network: row.network,
    authorId: row.commentAuthorId,
    authorName: row.commentAuthorName,
    authorUs: row.commentAuthorUs,
  })
  return {
    commentId: row.commentId,
    author,
    authorMarks: marksIn(author.name, phrases),
    excerpt: excerptAround(row.commentMessage, phrases),
    createdAt: row.commentedAt,
    hiddenAt: row.commentHiddenAt,
    thread: rowView(row),
  }
}
