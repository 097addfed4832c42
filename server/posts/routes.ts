import type { posts } from '../contract/posts.ts'
import type { Handlers } from '../http/context.ts'
import { listPosts } from './lists.ts'

export const postsRoutes: Handlers<typeof posts> = {
  listPosts: ({ params, query }, context) => listPosts(context, params.pairId, query),
}
