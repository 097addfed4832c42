import { z } from 'zod'
import { feature } from './endpoint.ts'
import { longestReply } from './threads.ts'
import { Instant, Text } from './values.ts'
import { strangerIn } from './variables.ts'

/** So many the list can be read whole, and searched while one types. */
export const mostSavedReplies = 500

const Uses = z.object({
  useCount: z.int().describe('How often a reply made from it was sent.'),
  usedAt: Instant.nullable().describe('When one was sent last.'),
})

/** What may be said: variables in braces, `{{` for a brace. Anything else in braces is refused with its place. */
const Template = Text.trim()
  .min(1, 'Write what the reply says.')
  .max(longestReply.facebook, 'At most 8,000 characters.')
  .superRefine((text, check) => {
    const message = strangerIn(text)
    if (message) check.addIssue({ code: 'custom', message })
  })

/** A BCP-47 tag such as `de` or `pt-BR`. */
const Language = z.string().max(35).refine(isLanguage, 'Give the language as a tag, such as de or pt-BR.')

function isLanguage(tag: string) {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** The one way to write a language tag, so that `DE` and `de` are the same language. */
export const canonical = (tag: string) => (isLanguage(tag) ? (Intl.getCanonicalLocales(tag)[0] ?? tag) : tag)

export const NewSavedReply = z
  .object({
    pairId: z.string().max(64).nullable().default(null).describe('The one pair it is for; null for all of the team.'),
    title: Text.trim().min(1, 'Give it a title.').max(100, 'At most 100 characters.'),
    shortcut: Text.trim()
      .toLowerCase()
      .regex(/^[\p{L}\p{M}\p{N}_-]{1,32}$/u, 'At most 32 letters, digits, - and _, without a space.')
      .nullable()
      .default(null)
      .describe('What is typed after a slash to write it out; unique in the team.'),
    folder: Text.trim().max(60, 'At most 60 characters.').default('').describe('Free text that sorts the list.'),
    text: Template.describe('What it says where no variant fits.'),
    variants: z
      .array(z.object({ language: Language, text: Template }))
      .max(40, 'At most 40 languages.')
      .default([]),
  })
  .superRefine(({ variants }, check) => {
    const tags = variants.map(({ language }) => canonical(language))
    for (const [index, tag] of tags.entries())
      if (tags.indexOf(tag) < index)
        check.addIssue({ code: 'custom', path: ['variants', index, 'language'], message: 'This language is there.' })
  })
export type NewSavedReply = z.output<typeof NewSavedReply>

export const SavedReply = z
  .object({
    id: z.string(),
    version: z.int(),
    pairId: z.string().nullable().describe('The one pair it is for; null for all of the team.'),
    title: z.string(),
    shortcut: z.string().nullable(),
    folder: z.string(),
    text: z.string().describe('What it says where no variant fits, with variables in braces.'),
    variants: z.array(Uses.extend({ language: z.string(), text: z.string() })).describe('By language.'),
    createdAt: Instant,
    createdBy: z.string().describe('The name of the member.'),
    changedAt: Instant,
    changedBy: z.string(),
    deletedAt: Instant.nullable(),
    ...Uses.shape,
  })
  .meta({ id: 'SavedReply', description: 'Something the team says often, to be said again with two keys.' })
export type SavedReply = z.infer<typeof SavedReply>

export const Suggestions = z
  .object({
    replies: z
      .array(
        z.object({
          reply: SavedReply,
          language: z.string().nullable().describe('Which variant fits the comment; null for the default text.'),
          why: z.enum(['answered_before', 'often_used']).describe('It answered something similar, or is used most.'),
        }),
      )
      .describe('At most three, the best first.'),
    answers: z
      .array(
        z.object({
          commentId: z.string().describe('Our answer of then.'),
          asked: z.string().describe('What the customer had written.'),
          message: z.string(),
          answeredAt: Instant,
        }),
      )
      .describe('What we answered to something similar in words of our own; at most three, the most similar first.'),
  })
  .meta({ id: 'Suggestions', description: "What might answer a thread's newest remark of a customer." })
export type Suggestions = z.infer<typeof Suggestions>

export const ShopLink = z
  .object({
    url: z.string().nullable().describe('What {shopLink} stands for; null while nobody has said.'),
    version: z.int().describe('0 while nobody has said.'),
  })
  .meta({ id: 'ShopLink' })
export type ShopLink = z.infer<typeof ShopLink>

export const NewShopLink = z.object({
  url: Text.trim()
    .max(500, 'At most 500 characters.')
    .refine(isShopUrl, 'Give the whole address, beginning with https://.')
    .nullable(),
})

function isShopUrl(text: string) {
  const url = URL.parse(text)
  return url?.protocol === 'https:' && url.hostname.includes('.') && !url.username && !/\s/.test(text)
}

export const savedReplies = feature({
  listSavedReplies: {
    method: 'GET',
    path: '/savedReplies',
    summary: "List the team's saved replies by title: all of them, or those that a pair may use",
    access: 'moderate',
    query: z.object({ pairId: z.string().max(64).optional() }),
    response: z.object({ items: z.array(SavedReply) }),
  },
  createSavedReply: {
    method: 'POST',
    path: '/savedReplies',
    summary: 'Keep something the team says often',
    access: 'moderate',
    idempotent: true,
    body: NewSavedReply,
    status: 201,
    response: SavedReply,
  },
  getSavedReply: {
    method: 'GET',
    path: '/savedReplies/:savedReplyId',
    summary: 'One saved reply, even when it was deleted',
    access: 'moderate',
    response: SavedReply,
  },
  changeSavedReply: {
    method: 'PUT',
    path: '/savedReplies/:savedReplyId',
    summary: 'Change a saved reply; a variant that is left out is gone',
    access: 'moderate',
    versioned: true,
    body: NewSavedReply,
    response: SavedReply,
  },
  deleteSavedReply: {
    method: 'PUT',
    path: '/savedReplies/:savedReplyId/deletion',
    summary: 'Take a saved reply out of every list; its shortcut is free again',
    access: 'moderate',
    response: SavedReply,
  },
  restoreSavedReply: {
    method: 'DELETE',
    path: '/savedReplies/:savedReplyId/deletion',
    summary: 'Bring a deleted saved reply back',
    access: 'moderate',
    response: SavedReply,
  },
  listSuggestions: {
    method: 'GET',
    path: '/threads/:threadId/savedReplies/suggestions',
    summary: 'What might answer the newest remark, by what was answered to similar ones before',
    access: 'moderate',
    response: Suggestions,
  },
  getShopLink: {
    method: 'GET',
    path: '/pairs/:pairId/shopLink',
    summary: 'Where {shopLink} leads in the replies of a pair',
    access: 'moderate',
    response: ShopLink,
  },
  changeShopLink: {
    method: 'PUT',
    path: '/pairs/:pairId/shopLink',
    summary: 'Say where {shopLink} leads',
    access: 'moderate',
    versioned: true,
    body: NewShopLink,
    response: ShopLink,
  },
})
