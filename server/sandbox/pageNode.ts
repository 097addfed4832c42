import { hasScope, reachOf, requirePageToken, requireToRead, requireToWrite } from './access.ts'
import { adPosts, organicPosts } from './ads.ts'
import { appName } from './appName.ts'
import { blockedEdge } from './blocks.ts'
import type { Call } from './call.ts'
import { followersOf } from './followers.ts'
import { badParameter, missing } from './graphError.ts'
import { pictureLink } from './links.ts'
import { listingOf } from './listing.ts'
import { type Json, type Node, success } from './node.ts'
import { integerOf, type Params, textOf } from './params.ts'
import { postNode } from './postNode.ts'
import { type Post, writePost } from './posts.ts'
import { messagesEdge } from './privateReplies.ts'
import { part, renderNode } from './render.ts'
import { installedApps } from './subscribedApps.ts'
import { pageTokenFor } from './tokens.ts'

export interface PageRow {
  id: string
  name: string
  category: string
  ownerId: string
  avatar: string
}

const tasks = ['ADVERTISE', 'ANALYZE', 'CREATE_CONTENT', 'MESSAGING', 'MODERATE', 'MANAGE']

/** A Page that the caller was given; any other is as if it were not there. */
export function findPageNode(call: Call, id: string): Node | undefined {
  const page = call.world.db.prepare<[string], PageRow>('select * from pages where id = ?').get(id)
  if (!page) return undefined
  if (!reachOf(call).some(({ pageId }) => pageId === id)) throw missing(id)
  return pageNode(call, page)
}

export function pageNode(call: Call, page: PageRow): Node {
  const { world, token } = call
  const picture = { height: 50, width: 50, is_silhouette: false, url: pictureLink(world, page.avatar, 100) }
  const followers = () => followersOf(call, page.id)
  const posts = { list: (params: Params) => listPosts(call, page.id, organicPosts, params) }
  return {
    id: page.id,
    type: 'Page',
    accountId: page.id,
    defaults: ['name'],
    fields: {
      name: () => page.name,
      category: () => page.category,
      category_list: () => [{ id: categoryId(page.category), name: page.category }],
      access_token: () => (token.kind === 'PAGE' ? token.token : pageTokenFor(world, token, page.id)),
      tasks: () => tasks,
      link: () => `${world.baseUrl}/facebook/${page.id}`,
      picture: (ask) => ({ data: part(picture, ask) }),
      fan_count: followers,
      followers_count: followers,
      is_published: () => true,
      has_added_app: () => installedApps(world, page.id) !== undefined,
      verification_status: () => 'not_verified',
      instagram_business_account: ({ inner }) => {
        const profileId =
          hasScope(call, 'instagram_basic') && reachOf(call).find(({ pageId }) => pageId === page.id)?.profileId
        return profileId ? renderNode(call, call.find(profileId), inner ?? []) : undefined
      },
    },
    edges: {
      feed: { ...posts, create: (params) => publish(call, page.id, params) },
      posts,
      published_posts: posts,
      ads_posts: { list: (params) => listPosts(call, page.id, adPosts, params) },
      blocked: blockedEdge(call, page.id),
      picture: { read: () => ({ data: picture }) },
      subscribed_apps: subscribedApps(call, page),
      messages: messagesEdge(call, [page.id, reachOf(call).find(({ pageId }) => pageId === page.id)?.profileId]),
    },
  }
}

function listPosts(call: Call, pageId: string, sql: string, params: Params) {
  requirePageToken(call)
  requireToRead(call, 'pages_read_engagement')
  // The one edge that refuses a greedy limit instead of cutting it down (reference 4.1).
  if ((integerOf(params, 'limit') ?? 0) > 100) throw badParameter('Param limit must be less than or equal to 100')
  return listingOf<Post>(call.world, {
    sql,
    values: [pageId],
    order: 'desc',
    params,
    most: 100,
    node: (post) => postNode(call, post),
  })
}

function publish(call: Call, pageId: string, params: Params): Json {
  requirePageToken(call)
  requireToWrite(call, 'pages_manage_posts')
  return { id: writePost(call.world, { accountId: pageId, message: textOf(params, 'message') ?? '' }).id }
}

function subscribedApps(call: Call, page: PageRow): Node['edges'][string] {
  const { app } = call.world
  const guarded = () => {
    requirePageToken(call)
    requireToWrite(call, 'pages_manage_metadata')
    return call.world
  }
  return {
    read: () => {
      const fields = installedApps(guarded(), page.id)
      return { data: fields ? [{ category: 'Business', name: appName, id: app.id, subscribed_fields: fields }] : [] }
    },
    create: (params) => {
      installedApps(guarded(), page.id, params)
      return success
    },
    remove: () => {
      guarded().db.prepare('delete from pageSubscriptions where pageId = ?').run(page.id)
      return success
    },
  }
}

const categoryId = (category: string) =>
  String(
    [...category].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 899_999_999, 7) + 100_000_000,
  )
