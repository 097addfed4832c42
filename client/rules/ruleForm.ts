import type { z } from 'zod'
import { NewRule, RuleWhen } from '../../server/contract/ruleParts.ts'
import type { Rule } from '../../server/contract/rules.ts'
import { formDrafts } from '../ui/formDrafts.ts'

/** A rule while it is being written: it may still be wrong. */
export type Draft = NewRule

export const blankRule: Draft = {
  name: '',
  networks: ['facebook', 'instagram'],
  when: RuleWhen.parse({}),
  actions: [],
  stop: false,
  mostReplies: 100,
}

export const draftOf = ({ name, networks, when, actions, stop, mostReplies }: Rule): Draft => ({
  name,
  networks,
  when,
  actions,
  stop,
  mostReplies,
})

export const ruleDrafts = formDrafts<Draft>('rule')

/** What a field of words holds: one word or phrase a line. */
export const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')

/** What of it is still wrong after a change; what only the server knows is so until its field is changed. */
export function stillWrong(problems: Record<string, string>, before: Draft, after: Draft): Record<string, string> {
  const [known, now] = [problemsOf(before), problemsOf(after)]
  const changed = [...changedIn(before, after), ...changedIn(before.when, after.when).map((key) => `when.${key}`)]
  const isChanged = (path: string) => changed.some((one) => one !== 'when' && `${path}.`.startsWith(`${one}.`))
  return Object.fromEntries(
    Object.entries(problems)
      .filter(([path]) => path in now || !(path in known || isChanged(path)))
      .map(([path, problem]) => [path, now[path] ?? problem]),
  )
}

function changedIn(before: object, after: object): string[] {
  const was = new Map(Object.entries(before))
  return Object.entries(after).flatMap(([key, value]) => (was.get(key) === value ? [] : [key]))
}

/** What is wrong with each field, by its path. */
export function problemsOf(draft: Draft): Record<string, string> {
  const parsed = NewRule.safeParse(draft)
  if (parsed.success) return {}
  return Object.fromEntries(parsed.error.issues.map((issue: z.core.$ZodIssue) => [issue.path.join('.'), issue.message]))
}
