import { avatar, heart, name, time, words } from './feedParts.ts'
import type { Account, Visitor } from './feedVisitor.ts'
import { type Html, html } from './html.ts'
import type { VisibleComment } from './visible.ts'

/** What every part of a feed needs to know about its reader. */
export interface Reading {
  home: string
  now: Date
  account: Account
  visitor: Visitor
  /** Whether the account lets the visitor write no more. */
  isBlocked: boolean
}

/** All threads, oldest first; where there are many, the earlier ones wait behind a line that opens. */
export function commentList(reading: Reading, threads: VisibleComment[], open: number): Html {
  const earlier = threads.slice(0, Math.max(0, threads.length - open))
  const recent = threads.slice(earlier.length)
  return html`<div class="comments">
    ${earlier.length > 0 && html`<details class="earlier" id="earlier-${threads[0]?.postId}"><summary>View ${earlier.length} earlier comments</summary>${earlier.map((comment) => thread(reading, comment))}</details>`}
    ${recent.map((comment) => thread(reading, comment))}
  </div>`
}

function thread(reading: Reading, comment: VisibleComment): Html {
  const { home, now, visitor, account } = reading
  const isOwn = comment.author.id === visitor.id
  const isBusiness = visitor.id === account.id
  const mayDelete = isOwn || isBusiness
  return html`<article class="comment ${comment.hiddenAt ? 'hidden-one' : ''}" id="${comment.id}" aria-label="Comment by ${comment.author.name}">
    ${avatar(home, comment.author.avatar, 32)}
    <div class="said">
      <div class="balloon">
        <span class="author">${name(comment.author.name)}${comment.author.id === account.id && html` <span class="badge">${account.network === 'facebook' ? 'Page' : 'Owner'}</span>`}</span>
        ${words(comment.message)}
      </div>
      ${comment.hiddenAt && html`<p class="note">Hidden: only its author and ${name(account.name)} see it.</p>`}
      ${comment.privateReply && privateNote(reading, comment.privateReply)}
      <div class="actions">
        ${time(comment.createdAt, now)} ${comment.editedAt && html`<span>Edited</span>`}
        ${likeForm(reading, { id: comment.id, isLiked: comment.likedByViewer, label: `Like comment by ${comment.author.name}` })}
        ${comment.likes > 0 && html`<span class="likes" title="Likes">${heart}${comment.likes}<span class="unseen">${comment.likes === 1 ? ' like' : ' likes'}</span></span>`}
        ${!comment.hiddenAt && !reading.isBlocked && replyForm(reading, comment)}
        ${isOwn && account.network === 'facebook' && editForm(reading, comment)}
        ${isBusiness && !isOwn && hideForm(reading, comment)}
        ${mayDelete && deleteForm(reading, comment)}
      </div>
      ${comment.replies.length > 0 && html`<div class="replies">${comment.replies.map((reply) => thread(reading, reply))}</div>`}
    </div>
  </article>`
}

const privateNote = (
  { account, visitor }: Reading,
  message: string,
) => html`<div class="private" role="note" aria-label="Private message">
  <p class="note">${visitor.id === account.id ? 'You' : name(account.name)} wrote privately:</p>${words(message)}</div>`

/** The box under a post. */
export function commentForm({ home, visitor, account, isBlocked }: Reading, postId: string): Html {
  if (isBlocked)
    return html`<p class="note">${name(account.name)} has blocked ${visitor.name}, who can write nothing here.</p>`
  return html`<form class="write" method="post" action="${home}/comments" data-send>
    ${avatar(home, visitor.avatar, 32)}
    <input type="hidden" name="actorId" value="${visitor.id}"><input type="hidden" name="targetId" value="${postId}">
    <label class="unseen" for="write-${postId}">Comment as ${visitor.name}</label>
    <textarea id="write-${postId}" name="message" rows="1" required maxlength="8000" dir="auto" placeholder="Write a comment…"></textarea>
    <button class="send">Post comment</button>
  </form>`
}

export function likeForm(
  { home, visitor }: Reading,
  { id, isLiked, label }: { id: string; isLiked: boolean; label: string },
): Html {
  return html`<form method="post" action="${home}/likes" data-send>
    <input type="hidden" name="actorId" value="${visitor.id}"><input type="hidden" name="targetId" value="${id}">
    <button class="like" name="liked" value="${isLiked ? 'no' : 'yes'}" aria-pressed="${isLiked ? 'true' : 'false'}" aria-label="${label}">${heart}<span>Like</span></button>
  </form>`
}

function replyForm({ home, visitor }: Reading, { id, author }: VisibleComment): Html {
  return html`<details class="reply" id="reply-${id}"><summary role="button">Reply</summary>
    <form class="write" method="post" action="${home}/comments" data-send>
      <input type="hidden" name="actorId" value="${visitor.id}"><input type="hidden" name="targetId" value="${id}">
      <label class="unseen" for="answer-${id}">Reply to ${author.name}</label>
      <textarea id="answer-${id}" name="message" rows="1" required maxlength="8000" dir="auto" placeholder="Reply as ${visitor.name}…"></textarea>
      <button class="send">Post reply</button>
    </form></details>`
}

function editForm({ home, visitor }: Reading, { id, message }: VisibleComment): Html {
  return html`<details class="reply" id="edit-${id}"><summary role="button">Edit</summary>
    <form class="write" method="post" action="${home}/comments/${id}" data-send>
      <input type="hidden" name="actorId" value="${visitor.id}">
      <label class="unseen" for="change-${id}">Edit your comment</label>
      <input id="change-${id}" name="message" value="${message}" required maxlength="8000" dir="auto" autocomplete="off">
      <button class="send">Save</button>
    </form></details>`
}

const hideForm = (
  { home, visitor }: Reading,
  { id, hiddenAt }: VisibleComment,
) => html`<form method="post" action="${home}/comments/${id}/hiding" data-send>
  <input type="hidden" name="actorId" value="${visitor.id}">
  <button name="hidden" value="${hiddenAt ? 'no' : 'yes'}">${hiddenAt ? 'Show' : 'Hide'}</button></form>`

const deleteForm = (
  { home, visitor }: Reading,
  { id }: VisibleComment,
) => html`<form method="post" action="${home}/comments/${id}/removal" data-send>
  <input type="hidden" name="actorId" value="${visitor.id}"><button>Delete</button></form>`
