import type { Request } from 'express'
import { isBlocked } from './blocks.ts'
import { commentForm, commentList, likeForm, type Reading } from './feedComments.ts'
import {
  avatar,
  bubble,
  count,
  excerpt,
  heart,
  homeOf,
  name,
  page,
  photo,
  sponsored,
  time,
  words,
} from './feedParts.ts'
import { type FeedPost, feedPost, feedPosts, sponsoredPosts } from './feedPosts.ts'
import { type Account, visitorBar, visitorOf } from './feedVisitor.ts'
import { type Html, html } from './html.ts'
import { visibleComments } from './visible.ts'
import type { World } from './world.ts'

const postsPerPage = 10
const openThreads = 12

interface PageAccount extends Account {
  category: string
  likes: number
}

/** A Page's feed: a column of posts, words first, comments open below. Undefined for a Page that does not exist. */
export function showFacebookFeed(world: World, request: Request): Html | undefined {
  const account = accountOf(world, String(request.params.pageId))
  if (!account) return undefined
  const before = typeof request.query.before === 'string' ? request.query.before : undefined
  const reading = readingOf(world, request, account)
  const found = feedPosts(world, {
    accountId: account.id,
    viewerId: reading.visitor.id,
    before,
    limit: postsPerPage + 1,
  })
  const posts = found.slice(0, postsPerPage)
  const ads = before ? [] : sponsoredPosts(world, { accountId: account.id, viewerId: reading.visitor.id })
  const older = found.length > postsPerPage ? posts.at(-1)?.id : undefined
  return shell(
    world,
    reading,
    account,
    html`
    ${among(posts, ads).map((post) => article(world, reading, post))}
    ${posts.length === 0 && html`<p class="empty">${name(account.name)} has not posted anything yet.</p>`}
    ${older && html`<p class="older"><a href="?before=${older}">Older posts</a></p>`}`,
    before,
  )
}

/** Ads come between the posts, one after every second. */
const among = (posts: FeedPost[], ads: FeedPost[]) => [
  ...posts.flatMap((post, index) => [post, ...(index % 2 === 1 ? ads.slice((index - 1) / 2, (index + 1) / 2) : [])]),
  ...ads.slice(Math.floor(posts.length / 2)),
]

/** One post alone, which a permalink leads to and which a live page fetches again when something happens under it. */
export function showFacebookPost(world: World, request: Request): Html | undefined {
  const account = accountOf(world, String(request.params.pageId))
  if (!account) return undefined
  const reading = readingOf(world, request, account)
  const post = feedPost(world, { id: String(request.params.postId), viewerId: reading.visitor.id })
  if (post?.accountId !== account.id) return undefined
  return shell(
    world,
    reading,
    account,
    html`${article(world, reading, post)}<p class="older"><a href="${reading.home}/facebook/${account.id}">All posts</a></p>`,
  )
}

function shell(world: World, reading: Reading, account: PageAccount, posts: Html, before?: string): Html {
  const { home, visitor } = reading
  const back = `${home}/facebook/${account.id}${before ? `?before=${before}` : ''}`
  return page(home, {
    title: account.name,
    style: 'facebook',
    body: html`${visitorBar(world, home, account, visitor, back)}
      <main><div class="head"><div class="cover"></div><div class="who">${avatar(home, account.avatar, 128)}<div><h1>${name(account.name)}</h1>
        <p>${account.category} · ${count(account.likes, 'person has', 'people have')} liked something here</p></div></div></div>
      <div class="column" data-feed="${account.id}" data-post-path="${home}/facebook/${account.id}/posts/">${posts}</div></main>`,
  })
}

function article(world: World, reading: Reading, post: FeedPost): Html {
  const { home, now, account, visitor } = reading
  const threads = visibleComments(world, { postId: post.id, viewerId: visitor.id })
  return html`<article class="${post.adTitle === null ? 'post' : 'post paid'}" id="${post.id}" aria-label="Post: ${excerpt(post.message)}">
    <header>${avatar(home, account.avatar, 40)}<div><strong>${name(account.name)}</strong>
      <a class="when" href="${home}/facebook/${account.id}/posts/${post.id}">${time(post.createdAt, now)}</a>${sponsored(post)}</div></header>
    ${words(post.message)}
    ${photo(home, post, 800)}
    <p class="counts"><span>${post.likes > 0 && html`${heart}${count(post.likes, 'like', 'likes')}`}</span><span>${count(post.comments, 'comment', 'comments')}</span></p>
    <div class="bar-of-actions">${likeForm(reading, { id: post.id, isLiked: Boolean(post.isLiked), label: 'Like this post' })}
      <a class="to-comment" href="#write-${post.id}">${bubble}<span>Comment</span></a></div>
    ${commentList(reading, threads, openThreads)}
    ${commentForm(reading, post.id)}
  </article>`
}

function readingOf(world: World, request: Request, account: Account): Reading {
  const visitor = visitorOf(world, request, account)
  const blocked = isBlocked(world, account.id, visitor.id)
  return { home: homeOf(world), now: world.now(), account, visitor, isBlocked: blocked }
}

function accountOf(world: World, id: string): PageAccount | undefined {
  const row = world.db
    .prepare<[string], Omit<PageAccount, 'network'> & { twin: string | null }>(
      `select pages.id, pages.name, pages.avatar, category, '' as username, profiles.username as twin,
         (select count(distinct actorId) from likes join posts on posts.id = targetId where accountId = pages.id) as likes
       from pages left join profiles on profiles.pageId = pages.id where pages.id = ?`,
    )
    .get(id)
  return row && { ...row, network: 'facebook', twinPath: row.twin ? `/instagram/${row.twin}` : undefined }
}
