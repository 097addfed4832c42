import { invalidAd, lacking } from './adErrors.ts'
import type { AdStatus } from './adRows.ts'
import { GraphError } from './graphError.ts'
import { type Params, textOf } from './params.ts'

/** A name of at most `most` characters; required unless there is one already. */
export function nameIn(params: Params, most: number, before?: string): string {
  const name = textOf(params, 'name')?.trim() || before
  if (!name) throw lacking('name', 'Give it a name.')
  if ([...name].length <= most) return name
  throw invalidAd({ title: 'Name is too long', says: `A name can have at most ${most} characters.`, blame: 'name' })
}

/** What is new can only be on or off, and is on when nobody says anything. */
export function newStatus(params: Params): 'ACTIVE' | 'PAUSED' {
  const status = textOf(params, 'status') ?? 'ACTIVE'
  if (status === 'ACTIVE' || status === 'PAUSED') return status
  throw badStatus('When something is created its status can only be ACTIVE or PAUSED.')
}

/** What was archived keeps everything but its name and can only go on to be deleted; what was deleted keeps everything (reference 7.1). */
export function changedStatus(params: Params, before: AdStatus): AdStatus {
  const status = textOf(params, 'status') ?? before
  if (before === 'DELETED') throw badStatus('It has been deleted and can’t be changed any more.')
  if (status !== 'ACTIVE' && status !== 'PAUSED' && status !== 'ARCHIVED' && status !== 'DELETED') {
    throw badStatus(`Status must be one of ACTIVE, PAUSED, ARCHIVED or DELETED, not ${status}.`)
  }
  if (before !== 'ARCHIVED') return status
  const touched = touchedIn(params)
  if (touched) {
    throw invalidAd({ title: 'Archived', says: 'Of what is archived only the name can be changed.', blame: touched })
  }
  if (status === 'ACTIVE' || status === 'PAUSED') throw badStatus('What is archived can only be deleted.')
  return status
}

const spared = ['name', 'status', 'id', 'access_token', 'appsecret_proof', 'execution_options', 'method', 'fields']

/** The first thing that is changed beside name and status: whoever only switches something off is never told that something else is wrong. */
export const touchedIn = (params: Params) => Object.keys(params).find((key) => !spared.includes(key))

const badStatus = (says: string) => invalidAd({ title: 'Invalid status', says, blame: 'status' })

/** One of the words that a parameter takes; undefined when it was not given. */
export function choiceOf(params: Params, name: string, choices: readonly string[]): string | undefined {
  const value = textOf(params, name)
  if (value === undefined || choices.includes(value)) return value
  throw notOf(name, choices, value)
}

/** Graph's own words for a value that a parameter does not take. */
export const notOf = (name: string, choices: readonly string[], value: string) =>
  new GraphError({
    code: 100,
    message: `(#100) Param ${name} must be one of {${choices.join(', ')}} - got "${value}".`,
    title: 'Invalid parameter',
    userMessage: `${value} is not one of the values that ${name} takes.`,
    blame: [[name]],
  })
