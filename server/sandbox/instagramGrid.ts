import type { Request } from 'express'
import { avatar, bubble, count, excerpt, heart, name, page } from './feedParts.ts'
import { type FeedPost, feedPosts, sponsoredPosts } from './feedPosts.ts'
import { visitorBar } from './feedVisitor.ts'
import { type Html, html } from './html.ts'
import { profileOf, readingOf } from './instagramAccount.ts'
import type { World } from './world.ts'

const tilesPerPage = 30

/** A Profile: who they are, and a square grid of what they posted. Undefined when nobody has that username. */
export function showInstagramGrid(world: World, request: Request): Html | undefined {
  const account = profileOf(world, String(request.params.username))
  if (!account) return undefined
  const { home, visitor } = readingOf(world, request, account)
  const before = typeof request.query.before === 'string' ? request.query.before : undefined
  const found = feedPosts(world, { accountId: account.id, viewerId: visitor.id, before, limit: tilesPerPage + 1 })
  const ads = before ? [] : sponsoredPosts(world, { accountId: account.id, viewerId: visitor.id })
  const posts = found.slice(0, tilesPerPage)
  const older = found.length > tilesPerPage ? posts.at(-1)?.id : undefined
  const path = `${home}/instagram/${account.username}`
  return page(home, {
    title: account.username,
    style: 'instagram',
    body: html`${visitorBar(world, home, account, visitor, path)}
      <main data-feed="${account.id}"><div class="profile"><span class="ring">${avatar(home, account.avatar, 120)}</span>
        <div><h1>${name(account.username)}</h1>
          <p class="figures"><span><b>${account.posts}</b> posts</span> <span><b>${account.admirers}</b> ${account.admirers === 1 ? 'person likes' : 'people like'} them</span></p>
          <p class="full-name">${name(account.name)}</p><p class="biography" dir="auto">${account.biography}</p></div></div>
        <ul class="grid" aria-label="Posts">${posts.map((post) => tile(home, path, post))}</ul>
        ${ads.length > 0 && html`<h2 class="over-grid">Sponsored</h2><ul class="grid" aria-label="Sponsored posts">${ads.map((post) => tile(home, path, post))}</ul>`}
        ${posts.length === 0 && html`<p class="empty">No posts yet.</p>`}
        ${older && html`<p class="older"><a href="?before=${older}">Older posts</a></p>`}
      </main>`,
  })
}

function tile(home: string, path: string, post: FeedPost): Html {
  // A tile is square whatever the post's own ratio is.
  const square = post.picture?.replace(/-[\d.]+x[\d.]+$/, '-1x1') ?? 'picture'
  return html`<li><a id="${post.id}" href="${path}/p/${post.id}" aria-label="${post.adTitle === null ? 'Post' : 'Ad'}: ${excerpt(post.message)}, ${count(post.likes, 'like', 'likes')}, ${count(post.comments, 'comment', 'comments')}">
    <img src="${home}/media/${encodeURIComponent(square)}.webp?w=480" alt="" width="480" height="480" loading="lazy">
    <span class="over">${heart}${post.likes} ${bubble}${post.comments}</span></a></li>`
}
