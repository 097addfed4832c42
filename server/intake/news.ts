import type { CommentRow } from '../keeping/commentRows.ts'
import type { Sighting } from './sightings.ts'

/** The platform's clock and ours may differ, and it tells times in whole seconds. */
export const skewMs = 60_000

export interface News {
  change: Partial<CommentRow>
  /** Two things were told of the same second that cannot both be last: only a reading knows. */
  doubtful: boolean
}

/**
 * What a sighting adds to what is known of a comment. The same notices end in the same row, in whatever order and however
 * often they come: of text and hiding the latest wins, of beginnings and deletions the earliest.
 */
export function newsIn(known: CommentRow, sighting: Sighting, us: boolean): News {
  const doubtful = isTie(known, sighting)
  const change = {
    ...newFacts(known, sighting, us),
    ...newLikes(known, sighting),
    ...newMessage(known, sighting),
    ...newHiding(known, sighting),
    ...newDeletion(known, sighting),
  }
  return { change, doubtful }
}

/** What only ever becomes known. */
function newFacts(known: CommentRow, sighting: Sighting, us: boolean): Partial<CommentRow> {
  const change: Partial<CommentRow> = {}
  if (known.authorId === null && sighting.authorId !== null) {
    change.authorId = sighting.authorId
    change.authorUs = us ? 1 : 0
  }
  if (sighting.authorName && sighting.authorName !== known.authorName) change.authorName = sighting.authorName
  if (sighting.url && sighting.url !== known.url) change.url = sighting.url
  // A reply of ours keeps the moment in which it was written here.
  const wasToldOf = known.remoteId === known.id
  const at = sighting.createdAt ?? sighting.asOf
  if (wasToldOf && at < known.createdAt) change.createdAt = at
  return change
}

function newLikes(known: CommentRow, { liked, likeCount, asOf }: Sighting): Partial<CommentRow> {
  if (isUnderWay(known, ['like', 'unlike'])) return {}
  const change: Partial<CommentRow> = {}
  if (likeCount !== null && likeCount !== known.likeCount) change.likeCount = likeCount
  if (liked !== null && liked !== (known.likedAt !== null)) change.likedAt = liked ? asOf : null
  return change
}

function newMessage(known: CommentRow, { message, isReading }: Sighting): Partial<CommentRow> {
  if (!message) return {}
  const { text, asOf, edited } = message
  const change: Partial<CommentRow> = edited && asOf > (known.editedAt ?? '') ? { editedAt: asOf } : {}
  if (isReading && text === known.message && known.messageAsOf !== '') return change
  if (asOf < known.messageAsOf || (asOf === known.messageAsOf && !winsTie(known, message))) return change
  // Whatever a reading finds changed was edited by then: Instagram does not tell of it.
  if (isReading && known.messageAsOf !== '') change.editedAt = asOf
  return { ...change, message: text, messageAsOf: asOf }
}

/** Of one second's texts an edit beats what was written; of two edits one is taken until a reading decides. */
function winsTie(known: CommentRow, { text, edited }: NonNullable<Sighting['message']>) {
  const wasEdited = known.editedAt === known.messageAsOf
  return edited && (!wasEdited || text > known.message)
}

/** While a hiding of ours is under way, the state that was promised stands. Of one second's states hidden is the safer. */
function newHiding(known: CommentRow, { hiding, isReading }: Sighting): Partial<CommentRow> {
  if (!hiding || isUnderWay(known, ['hide', 'show'])) return {}
  const { hidden, asOf } = hiding
  const same = hidden === (known.hiddenAt !== null)
  if (isReading && same) return {}
  if (asOf < known.hiddenAsOf || (asOf === known.hiddenAsOf && (same || !hidden))) return {}
  return { hiddenAt: hidden ? asOf : null, hiddenAsOf: asOf }
}

/** What a reading finds well after its deletion was told is there again: its post was out of sight for a while. */
function newDeletion(known: CommentRow, { deletedAt, isReading, asOf }: Sighting): Partial<CommentRow> {
  if (deletedAt && (!known.deletedAt || deletedAt < known.deletedAt)) return { deletedAt }
  const isBack = isReading && !deletedAt && known.deletedAt && Date.parse(asOf) > Date.parse(known.deletedAt) + skewMs
  return isBack ? { deletedAt: null } : {}
}

function isTie(known: CommentRow, { message, hiding, isReading }: Sighting) {
  if (isReading) return false
  const twoEdits =
    message?.edited &&
    message.asOf === known.messageAsOf &&
    known.editedAt === message.asOf &&
    message.text !== known.message
  const twoStates = hiding && hiding.asOf === known.hiddenAsOf && hiding.hidden !== (known.hiddenAt !== null)
  return Boolean(twoEdits || twoStates)
}

function isUnderWay({ delivery, deliveryAction }: CommentRow, actions: CommentRow['deliveryAction'][]) {
  return (delivery === 'sending' || delivery === 'confirming') && actions.includes(deliveryAction)
}
