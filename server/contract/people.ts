import { z } from 'zod'
import { feature } from './endpoint.ts'
import { listOf, Paging } from './list.ts'
import { Author, Post } from './threads.ts'
import { Instant, Network, Text } from './values.ts'

export const NoteText = z.object({ text: Text.trim().max(4000, 'At most 4,000 characters.') })

export const Note = NoteText.extend({
  version: z.int().describe('0 for a note that nobody has written yet.'),
  at: Instant.nullable(),
  by: z.string().nullable().describe('The name of the member who wrote it last.'),
}).meta({ id: 'Note' })
export type Note = z.infer<typeof Note>

export const Remark = z
  .object({
    id: z.string(),
    threadId: z.string(),
    network: Network,
    message: z.string().describe('Its beginning, at most 280 characters.'),
    createdAt: Instant,
    hiddenAt: Instant.nullable(),
    deletedAt: Instant.nullable(),
    post: Post.pick({ id: true, message: true, pictureUrl: true }),
  })
  .meta({ id: 'Remark', description: "A comment of somebody's, as their history lists it." })
export type Remark = z.infer<typeof Remark>

export const History = z
  .object({
    firstAt: Instant.nullable(),
    lastAt: Instant.nullable(),
    comments: z.int().describe('Of at most the newest 1,000, like the figures below.'),
    threads: z.int().describe('How many threads they spoke in.'),
    answered: z.int().describe('In how many of those we spoke too.'),
    hidden: z.int(),
    deleted: z.int(),
    more: z.boolean().describe('There are more than 1,000 comments; the older ones are not counted.'),
  })
  .meta({ id: 'History' })

export const Identity = z
  .object({ id: z.string(), network: Network, name: z.string(), history: History, note: Note })
  .meta({ id: 'Identity', description: 'A name on one network; a person can have one on each.' })
export type Identity = z.infer<typeof Identity>

export const Suggestion = z
  .object({
    identity: Identity.pick({ id: true, network: true, name: true }),
    likeness: z.int().describe('Percent.'),
    why: z.string().describe('What makes the two names alike, in a sentence.'),
    latest: Remark.nullable(),
  })
  .meta({ id: 'Suggestion', description: 'A name on the other network that might be the same person.' })
export type Suggestion = z.infer<typeof Suggestion>

export const PersonStep = z
  .object({
    id: z.string(),
    action: z.enum(['confirmed', 'split', 'dismissed', 'reconsidered']),
    names: z.array(z.string()).describe('The two names it was about.'),
    by: z.string().nullable().describe('Null for a member who has left for good.'),
    at: Instant,
  })
  .meta({ id: 'PersonStep' })
export type PersonStep = z.infer<typeof PersonStep>

export const Person = z
  .object({
    id: z.string(),
    identities: z.array(Identity).describe('At most 10; more than one once they were confirmed to be one person.'),
    suggestions: z.array(Suggestion).describe('The likeliest first, at most 3.'),
    journal: z.array(PersonStep).describe('Newest first, at most 20.'),
  })
  .meta({ id: 'Person', description: 'Somebody who comments, under every name that was confirmed to be theirs.' })
export type Person = z.infer<typeof Person>

export const TwinState = z.enum(['suggested', 'confirmed', 'dismissed'])

export const TwinPost = Post.pick({ id: true, network: true, message: true, pictureUrl: true, postedAt: true }).meta({
  id: 'TwinPost',
})
export type TwinPost = z.infer<typeof TwinPost>

export const TwinThread = z
  .object({
    id: z.string().describe('Also the id of the comment that opened it.'),
    network: Network,
    author: Author,
    message: z.string().describe('The beginning of the comment that opened it, at most 280 characters.'),
    replyCount: z.int(),
    activeAt: Instant,
    hiddenAt: Instant.nullable().describe('A hidden comment takes no answer.'),
  })
  .meta({ id: 'TwinThread' })
export type TwinThread = z.infer<typeof TwinThread>

export const Twin = z
  .object({
    post: TwinPost,
    state: TwinState,
    likeness: z.int().describe('Percent; 0 for a twin that was set by hand.'),
    by: z.string().nullable().describe('The name of the member who decided it.'),
    at: Instant,
    threads: z.array(TwinThread).describe('The open threads below it, most recently active first, at most 10.'),
  })
  .meta({ id: 'Twin', description: 'The same post on the other network, or one that might be it.' })
export type Twin = z.infer<typeof Twin>

export const TwinDecision = z.object({ state: TwinState })

export const people = feature({
  getCustomer: {
    method: 'GET',
    path: '/threads/:threadId/customer',
    summary: 'Who opened the thread, with their history on both networks',
    access: 'moderate',
    response: z.object({ person: Person.nullable().describe('Null when it was us, or the network does not say who.') }),
  },
  listRemarks: {
    method: 'GET',
    path: '/people/:personId/remarks',
    summary: 'What somebody wrote on both networks, newest first',
    access: 'moderate',
    query: Paging,
    response: listOf(Remark),
  },
  keepNote: {
    method: 'PUT',
    path: '/identities/:identityId/note',
    summary: 'Write the note on a name; the note stays with the name when a person is split again',
    access: 'moderate',
    versioned: true,
    body: NoteText,
    response: Note,
  },
  confirmIdentity: {
    method: 'PUT',
    path: '/people/:personId/identities/:identityId',
    summary: 'Confirm that a name belongs to a person, with all that was confirmed to be the same as it',
    access: 'moderate',
    response: Person,
  },
  splitIdentity: {
    method: 'DELETE',
    path: '/people/:personId/identities/:identityId',
    summary: 'Let a name stand alone again, with its own history and note',
    access: 'moderate',
    response: Person,
  },
  dismissIdentity: {
    method: 'PUT',
    path: '/people/:personId/dismissals/:identityId',
    summary: 'Say that a name is somebody else, so that it is not suggested again',
    access: 'moderate',
    response: Person,
  },
  reconsiderIdentity: {
    method: 'DELETE',
    path: '/people/:personId/dismissals/:identityId',
    summary: 'Let a name be suggested again',
    access: 'moderate',
    response: Person,
  },
  getTwins: {
    method: 'GET',
    path: '/threads/:threadId/twins',
    summary: 'The same post on the other network with its open threads: the confirmed one first, then suggestions',
    access: 'moderate',
    response: z.object({ twins: z.array(Twin) }),
  },
  listTwinChoices: {
    method: 'GET',
    path: '/threads/:threadId/twins/choices',
    summary: "Posts of the other network around the time of this thread's, to set a twin by hand; nearest first",
    access: 'moderate',
    response: z.object({ posts: z.array(TwinPost) }),
  },
  decideTwin: {
    method: 'PUT',
    path: '/threads/:threadId/twins/:postId',
    summary:
      'Confirm, dismiss or set by hand that a post is the same on the other network; a post has one twin at most',
    access: 'moderate',
    body: TwinDecision,
  },
})
