import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  deleteComment,
  editComment,
  findComment,
  hideComment,
  setLike,
  writeComment,
} from '../../server/sandbox/comments.ts'
import { type VisibleComment, visibleComments } from '../../server/sandbox/visible.ts'
import { type PracticePlatform, startPracticePlatform, tomOn } from '../support/practicePlatform.ts'

let platform: PracticePlatform
let anna: { facebook: string; instagram: string }
beforeEach(async () => {
  platform = await startPracticePlatform()
  anna = { facebook: '90000000000000001', instagram: '17841000000000001' }
  platform.world.db
    .prepare(
      'insert into people (id, name, language, instagramId, instagramUsername, avatar) values (?, ?, ?, ?, ?, ?)',
    )
    .run(anna.facebook, 'Anna Berg', 'de', anna.instagram, 'anna.berg', 'avatar-ab-1')
})
afterEach(() => platform.close())

/** A post without comments, the account it belongs to, and Tom and Anna as that network knows them. */
function stage(network: 'facebook' | 'instagram') {
  const owner = network === 'facebook' ? platform.bakery.id : platform.bakery.instagramId
  const postId = network === 'facebook' ? `${owner}_1` : '17900000000000001'
  platform.world.db
    .prepare(
      "insert into posts (id, network, accountId, message, createdAt) values (?, ?, ?, '', '2026-01-01T00:00:00.000Z')",
    )
    .run(postId, network, owner)
  const tom = tomOn(platform, network)
  const write = (actorId: string, targetId: string, message = 'Words') =>
    writeComment(platform.world, { actorId, targetId, message })
  const seenBy = (viewerId?: string) => outline(visibleComments(platform.world, { postId, viewerId }))
  return { owner, postId, tom, anna: anna[network], write, seenBy }
}

const outline = (comments: VisibleComment[]): unknown[] =>
  comments.map(({ message, replies }) => (replies.length > 0 ? [message, ...outline(replies)] : message))

test.each(['facebook', 'instagram'] as const)(
  'on %s a hidden comment is left to its author and the business',
  (network) => {
    const { owner, postId, tom, anna, write, seenBy } = stage(network)
    const opening = write(tom, postId, 'Rude')
    write(anna, opening.id, 'Indeed')
    write(anna, postId, 'Lovely')
    hideComment(platform.world, { actorId: owner, commentId: opening.id, hidden: true })
    const everything = [['Rude', 'Indeed'], 'Lovely']
    expect([seenBy(), seenBy(anna), seenBy(tom), seenBy(owner)]).toEqual([
      ['Lovely'],
      ['Lovely'],
      everything,
      everything,
    ])
    hideComment(platform.world, { actorId: owner, commentId: opening.id, hidden: false })
    expect(seenBy()).toEqual(everything)
  },
)

test.each(['facebook', 'instagram'] as const)('on %s nobody hides under somebody else’s post', (network) => {
  const { postId, tom, anna, write } = stage(network)
  const { id } = write(tom, postId)
  for (const actorId of [tom, anna]) {
    expect(() => hideComment(platform.world, { actorId, commentId: id, hidden: true })).toThrow('(#200)')
  }
})

test.each(['facebook', 'instagram'] as const)(
  'on %s the business deletes any comment, an author their own',
  (network) => {
    const { owner, postId, tom, anna, write, seenBy } = stage(network)
    const opening = write(tom, postId, 'One')
    const answer = write(anna, opening.id, 'Two')
    expect(() => deleteComment(platform.world, { actorId: anna, commentId: opening.id })).toThrow('(#200)')
    deleteComment(platform.world, { actorId: tom, commentId: opening.id })
    expect(seenBy(owner)).toEqual([])
    expect(findComment(platform.world, answer.id)).toBeUndefined()
    const { id } = write(anna, postId, 'Three')
    deleteComment(platform.world, { actorId: owner, commentId: id })
    expect(() => deleteComment(platform.world, { actorId: owner, commentId: id })).toThrow(
      /^Unsupported delete request/,
    )
    expect(() => write(owner, id)).toThrow(/^Unsupported post request/)
  },
)

test.each(['facebook', 'instagram'] as const)('on %s a like counts once, and can be taken back', (network) => {
  const { postId, tom, anna, write } = stage(network)
  const { id } = write(tom, postId)
  const like = (actorId: string, liked: boolean) => setLike(platform.world, { actorId, targetId: id, liked })
  const likes = () => visibleComments(platform.world, { postId, viewerId: anna })[0]
  like(anna, true)
  like(anna, true)
  like(tom, true)
  expect(likes()).toMatchObject({ likes: 2, likedByViewer: true })
  like(anna, false)
  expect(likes()).toMatchObject({ likes: 1, likedByViewer: false })
})

describe('a Page', () => {
  test('keeps answers to answers below them, and cannot hide what it wrote', () => {
    const { owner, postId, tom, write, seenBy } = stage('facebook')
    const opening = write(tom, postId, 'One')
    const answer = write(owner, opening.id, 'Two')
    write(tom, answer.id, 'Three')
    expect(seenBy()).toEqual([['One', ['Two', 'Three']]])
    expect(() => hideComment(platform.world, { actorId: owner, commentId: answer.id, hidden: true })).toThrow('its own')
  })

  test('lets authors alone change their words', () => {
    const { owner, postId, tom, write, seenBy } = stage('facebook')
    const { id } = write(tom, postId, 'Nice')
    expect(() => editComment(platform.world, { actorId: owner, commentId: id, message: 'Awful' })).toThrow('(#200)')
    editComment(platform.world, { actorId: tom, commentId: id, message: 'Very nice' })
    expect(seenBy()).toEqual(['Very nice'])
  })
})

describe('a Profile', () => {
  test('hangs an answer to an answer on the comment that opened the thread', () => {
    const { owner, postId, tom, write, seenBy } = stage('instagram')
    const opening = write(tom, postId, 'One')
    const answer = write(owner, opening.id, 'Two')
    write(tom, answer.id, 'Three')
    expect(seenBy()).toEqual([['One', 'Two', 'Three']])
  })

  test('takes no answers to what is hidden, nor below it', () => {
    const { owner, postId, tom, write } = stage('instagram')
    const opening = write(tom, postId)
    const answer = write(tom, opening.id)
    hideComment(platform.world, { actorId: owner, commentId: opening.id, hidden: true })
    for (const id of [opening.id, answer.id]) expect(() => write(owner, id)).toThrow('hidden')
  })

  test('shows its own comments though they are hidden', () => {
    const { owner, postId, write, seenBy } = stage('instagram')
    const { id } = write(owner, postId, 'Ours')
    hideComment(platform.world, { actorId: owner, commentId: id, hidden: true })
    expect(seenBy()).toEqual(['Ours'])
    expect(findComment(platform.world, id)?.hiddenAt).not.toBeNull()
  })

  test('knows no editing', () => {
    const { postId, tom, write } = stage('instagram')
    const { id } = write(tom, postId)
    expect(() => editComment(platform.world, { actorId: tom, commentId: id, message: 'Other' })).toThrow(
      /^Unsupported post request/,
    )
  })

  test('is stricter with its own words than with its visitors’', () => {
    const { owner, postId, tom, write } = stage('instagram')
    for (const message of ['a'.repeat(301), '#a #b #c #d #e', 'https://a.example https://b.example', 'BUY THIS NOW']) {
      expect(() => write(owner, postId, message), message).toThrow('(#100)')
      expect(write(tom, postId, message).message).toBe(message)
    }
    for (const message of ['OK', 'Ünïcode 🥐 #a #b #c #d https://a.example', '1234 5678']) {
      expect(write(owner, postId, message).message).toBe(message)
    }
  })
})

test('a message loses its NULs and its broken halves, and must have something left', () => {
  const { postId, tom, write } = stage('facebook')
  expect(write(tom, postId, ' a\0b\ud83e ').message).toBe('ab\ufffd')
  for (const message of ['', '   ', '\0', 'x'.repeat(8001)]) expect(() => write(tom, postId, message)).toThrow('(#100)')
})

test('whoever is not on a network cannot write there', () => {
  const { postId, write } = stage('instagram')
  platform.world.db
    .prepare('update people set instagramId = null, instagramUsername = null where id = ?')
    .run(anna.facebook)
  expect(() => write(anna.facebook, postId)).toThrow('Unsupported')
  expect(() => write(platform.bakery.id, postId)).toThrow('Unsupported')
  expect(write(tomOn(platform, 'facebook'), postId).authorId).toBe(tomOn(platform, 'instagram'))
})
