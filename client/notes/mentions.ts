interface Named {
  id: string
  name: string
}

/** What was typed after the `@` before the caret; null where nobody is being named. */
export function mentionAt(message: string, caret: number): string | null {
  return /(?:^|\s)@([^\s@][^@\n]{0,40}|)$/u.exec(message.slice(0, caret))?.[1] ?? null
}

/** Whether a word of the name begins with what was typed. */
export const isCalled = (name: string, typed: string) => ` ${name.toLowerCase()}`.includes(` ${typed.toLowerCase()}`)

/** The message with the name in the place of what was typed after `@`, and where the caret stands then. */
export function withMention(message: string, caret: number, name: string) {
  const before = message.slice(0, caret)
  const start = before.lastIndexOf('@')
  const named = `${before.slice(0, start)}@${name} `
  return { message: named + message.slice(caret), caret: named.length }
}

/** The ids of the people whose names stand in it after an `@`. */
export const mentionsIn = (message: string, people: Named[]) =>
  people.filter(({ name }) => message.includes(`@${name}`)).map(({ id }) => id)
