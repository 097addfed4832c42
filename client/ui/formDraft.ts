import { drafts } from './drafts.ts'

type Values = Record<string, string>

const isSecret = (field: string) => /password/i.test(field)

/** The values of a form, kept in this tab over a reload under the form's name; a password is never written down. */
export const formDraft = {
  read(name: string): Values {
    try {
      return JSON.parse(drafts.read(sessionStorage, name) || '{}')
    } catch {
      return {}
    }
  },
  keep(name: string, values: Values) {
    const open = Object.entries(values).filter(([field]) => !isSecret(field))
    drafts.keep(sessionStorage, name, JSON.stringify(Object.fromEntries(open)))
  },
  forget: (name: string) => drafts.keep(sessionStorage, name, ''),
}
