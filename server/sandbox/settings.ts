import { statement } from './statements.ts'
import type { World } from './world.ts'

/** What the console and tests can turn; a budget is a number of calls in a rolling hour, and an ad is reviewed for so many seconds. */
const defaults = { requireProof: 'false', appBudget: '5000', accountBudget: '5000', reviewSeconds: '8' }

export type SettingName = keyof typeof defaults

export function readSetting(world: World, name: SettingName): string {
  const row = statement<[string], { value: string }>(world, 'select value from settings where name = ?').get(name)
  return row?.value ?? defaults[name]
}

export const readSettings = (world: World) =>
  Object.fromEntries(settingNames.map((name) => [name, readSetting(world, name)]))

export function changeSettings(world: World, changes: Record<string, unknown>): void {
  const change = world.db.prepare('insert or replace into settings (name, value) values (?, ?)')
  for (const name of settingNames) if (changes[name] !== undefined) change.run(name, String(changes[name]))
}

const settingNames = Object.keys(defaults) as SettingName[]
