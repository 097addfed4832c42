import { badParameter } from './graphError.ts'
import { statement } from './statements.ts'
import type { World } from './world.ts'

/** What a person has decided about ads. Everything is allowed until they say otherwise. */
export interface AdChoices {
  /** Whether what they like and comment on may decide which ads they see. */
  useActivity: boolean
  /** Whether what they did on the one network may be used on the other. */
  acrossNetworks: boolean
  /** Pages whose ads they do not want to see, on either network. */
  hiddenPages: string[]
}

interface Row {
  personId: string
  useActivity: number
  acrossNetworks: number
}

/** The choices of whoever has made any, by the person's id. */
export function allChoices(world: World): Map<string, AdChoices> {
  const all = new Map<string, AdChoices>()
  for (const row of statement<[], Row>(world, 'select * from adChoices').all()) {
    all.set(row.personId, {
      useActivity: row.useActivity === 1,
      acrossNetworks: row.acrossNetworks === 1,
      hiddenPages: [],
    })
  }
  const hidden = statement<[], { personId: string; pageId: string }>(
    world,
    'select personId, pageId from adHidden',
  ).all()
  for (const { personId, pageId } of hidden) {
    const choices = all.get(personId) ?? unrestricted()
    choices.hiddenPages.push(pageId)
    all.set(personId, choices)
  }
  return all
}

export const unrestricted = (): AdChoices => ({ useActivity: true, acrossNetworks: true, hiddenPages: [] })

export const choicesOf = (world: World, personId: string): AdChoices =>
  allChoices(world).get(personId) ?? unrestricted()

/** Replaces what the person had decided. It holds from the next delivery on. */
export function setChoices(world: World, personId: string, choices: AdChoices): void {
  const isKnown = (table: string, id: string) =>
    statement<[string], unknown>(world, `select 1 from ${table} where id = ?`).get(id) !== undefined
  if (!isKnown('people', personId)) throw badParameter('Nobody in the sandbox has this id')
  const stranger = choices.hiddenPages.find((pageId) => !isKnown('pages', pageId))
  if (stranger !== undefined) throw badParameter(`There is no Page ${stranger}`)
  world.db.transaction(() => {
    statement<[string, number, number], unknown>(
      world,
      'insert or replace into adChoices (personId, useActivity, acrossNetworks) values (?, ?, ?)',
    ).run(personId, Number(choices.useActivity), Number(choices.acrossNetworks))
    statement<[string], unknown>(world, 'delete from adHidden where personId = ?').run(personId)
    for (const pageId of new Set(choices.hiddenPages)) {
      statement<[string, string], unknown>(world, 'insert into adHidden (personId, pageId) values (?, ?)').run(
        personId,
        pageId,
      )
    }
  })()
  world.happened({ kind: 'choice' })
}
