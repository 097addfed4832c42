import type { SavedReply } from '../../server/contract/savedReplies.ts'
import { drafts } from '../ui/drafts.ts'

/** A saved reply as the editor's fields hold it, and the version it was made from. */
export interface Edited {
  version: number
  title: string
  shortcut: string
  folder: string
  ofPair: boolean
  text: string
  variants: { key: string; language: string; text: string }[]
}

const blank: Edited = { version: 0, title: '', shortcut: '', folder: '', ofPair: false, text: '', variants: [] }

export function editedFrom(reply: SavedReply | undefined): Edited {
  if (!reply) return blank
  const { version, title, folder, text } = reply
  const variants = reply.variants.map((one) => ({ key: one.language, language: one.language, text: one.text }))
  return { version, title, shortcut: reply.shortcut ?? '', folder, ofPair: reply.pairId !== null, text, variants }
}

/** The body that the contract asks for. */
export const bodyOf = ({ title, shortcut, folder, ofPair, text, variants }: Edited, pairId: string) => ({
  title,
  shortcut: shortcut.trim().replace(/^\//, '') || null,
  folder,
  pairId: ofPair ? pairId : null,
  text,
  variants: variants.map(({ language, text }) => ({ language: language.trim(), text })),
})

const nameOf = (reply: SavedReply | undefined) => `savedReply.${reply?.id ?? 'new'}`

/** What was typed and not saved, kept in this browser over a reload. */
export const editorDraft = {
  read(reply: SavedReply | undefined): Edited | null {
    try {
      return { ...blank, ...JSON.parse(drafts.read(localStorage, nameOf(reply))) }
    } catch {
      return null
    }
  },
  keep: (reply: SavedReply | undefined, edited: Edited) =>
    drafts.keep(localStorage, nameOf(reply), JSON.stringify(edited)),
  forget: (reply: SavedReply | undefined) => drafts.keep(localStorage, nameOf(reply), ''),
}
