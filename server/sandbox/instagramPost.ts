import type { Request } from 'express'
import { commentForm, commentList, likeForm, type Reading } from './feedComments.ts'
import { avatar, bubble, count, excerpt, name, page, photo, sponsored, time, words } from './feedParts.ts'
import { type FeedPost, feedPost } from './feedPosts.ts'
import { visitorBar } from './feedVisitor.ts'
import { type Html, html } from './html.ts'
import { profileOf, readingOf } from './instagramAccount.ts'
import { visibleComments } from './visible.ts'
import type { World } from './world.ts'

/** One post, the picture from edge to edge, its actions under it, then what people say. Undefined when it is gone. */
export function showInstagramPost(world: World, request: Request): Html | undefined {
  const account = profileOf(world, String(request.params.username))
  if (!account) return undefined
  const reading = readingOf(world, request, account)
  const post = feedPost(world, { id: String(request.params.postId), viewerId: reading.visitor.id })
  if (post?.accountId !== account.id) return undefined
  const { home, visitor } = reading
  const path = `${home}/instagram/${account.username}`
  return page(home, {
    title: `${account.username}: ${excerpt(post.message)}`,
    style: 'instagram',
    body: html`${visitorBar(world, home, account, visitor, `${path}/p/${post.id}`)}
      <main data-feed="${account.id}" data-post-path="${path}/p/">
        <h1 class="unseen">A post of ${name(account.username)}</h1><p class="back"><a href="${path}">All posts of ${name(account.username)}</a></p>
        ${article(world, reading, post, path)}
      </main>`,
  })
}

function article(world: World, reading: Reading, post: FeedPost, path: string): Html {
  const { home, now, account, visitor } = reading
  const threads = visibleComments(world, { postId: post.id, viewerId: visitor.id })
  return html`<article class="post" id="${post.id}" aria-label="Post: ${excerpt(post.message)}">
    <header><span class="ring">${avatar(home, account.avatar, 32)}</span><a href="${path}"><strong>${name(account.username)}</strong></a>${sponsored(post)}</header>
    <div class="frame">${photo(home, post, 1080)}</div>
    <div class="under">
      <div class="bar-of-actions">${likeForm(reading, { id: post.id, isLiked: Boolean(post.isLiked), label: 'Like this post' })}
        <a class="to-comment" href="#write-${post.id}">${bubble}<span class="unseen">Comment</span></a></div>
      <p class="counts"><b>${count(post.likes, 'like', 'likes')}</b> · ${count(post.comments, 'comment', 'comments')}</p>
      <div class="caption"><strong>${name(account.username)}</strong> ${words(post.message)}<p class="when">${time(post.createdAt, now)}</p></div>
      ${commentList(reading, threads, 200)}
      ${commentForm(reading, post.id)}
    </div>
  </article>`
}
