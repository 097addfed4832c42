import { actorOf, type Network } from './actors.ts'
import { promiseMentions, promisePostChange } from './changes.ts'
import { badParameter, forbidden, missing } from './graphError.ts'
import { newId } from './ids.ts'
import { cleanMessage } from './messages.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

export interface Post {
  id: string
  network: Network
  /** The Page or Profile that published it. */
  accountId: string
  message: string
  picture: string | null
  ratio: string
  kind: string
  createdAt: string
  editedAt: string | null
  deletedAt: string | null
}

interface NewPost {
  accountId: string
  message: string
  picture?: string
  ratio?: string
  createdAt?: string
}

/** Undefined when it never was or has been deleted. */
export function findPost(world: World, id: string): Post | undefined {
  return statement<[string], Post>(world, 'select * from posts where id = ? and deletedAt is null').get(id)
}

/** Publishes at once. A Page may post text alone, a Profile needs a picture (reference 4.3, 5.2). */
export function writePost(world: World, { accountId, ...given }: NewPost): Post {
  const account = actorOf(world, accountId)
  if (!account || account.kind === 'person') throw missing(accountId, 'post')
  const message = cleanMessage(given.message)
  if (account.network === 'instagram' && !given.picture) throw badParameter('The parameter image_url is required')
  if (account.network === 'instagram' && message.length > 2200) throw badParameter('The caption was too long')
  if (!message && !given.picture) throw badParameter('Missing message or attachment')

  const post: Post = {
    id: account.network === 'facebook' ? newId.facebookPost(world, accountId) : newId.instagramMedia(world),
    network: account.network,
    accountId,
    message,
    picture: given.picture ?? null,
    ratio: given.ratio ?? '1:1',
    kind: given.picture ? 'photo' : 'status',
    createdAt: given.createdAt ?? world.now().toISOString(),
    editedAt: null,
    deletedAt: null,
  }
  world.db.transaction(() => {
    world.db
      .prepare(
        `insert into posts (id, network, accountId, message, picture, ratio, kind, createdAt)
         values (@id, @network, @accountId, @message, @picture, @ratio, @kind, @createdAt)`,
      )
      .run(post)
    promisePostChange(world, post, 'add')
    if (post.network === 'instagram') promiseMentions(world, post)
  })()
  world.happened({ kind: 'post', accountId, postId: post.id })
  return post
}

/** Facebook alone lets a published text change. */
export function editPost(
  world: World,
  { actorId, postId, ...given }: { actorId: string; postId: string; message: string },
): Post {
  const post = findPost(world, postId)
  if (post?.network !== 'facebook') throw missing(postId, 'post')
  if (post.accountId !== actorId) throw forbidden('Only whoever published a post may edit it')
  const edited = { ...post, message: cleanMessage(given.message), editedAt: world.now().toISOString() }
  world.db.transaction(() => {
    world.db.prepare('update posts set message = @message, editedAt = @editedAt where id = @id').run(edited)
    promisePostChange(world, edited, 'edited')
  })()
  world.happened({ kind: 'post', accountId: post.accountId, postId })
  return edited
}

/** Its comments go with it, without events of their own (reference 6.2). */
export function deletePost(world: World, { actorId, postId }: { actorId: string; postId: string }): void {
  const post = findPost(world, postId)
  if (!post) throw missing(postId, 'delete')
  if (post.accountId !== actorId) throw forbidden('Only whoever published a post may delete it')
  world.db.transaction(() => {
    world.db.prepare('update posts set deletedAt = ? where id = ?').run(world.now().toISOString(), postId)
    promisePostChange(world, post, 'remove')
  })()
  world.happened({ kind: 'post', accountId: post.accountId, postId })
}
