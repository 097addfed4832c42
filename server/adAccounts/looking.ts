import type { TeamContext } from '../http/context.ts'

const pauseMs = 60_000

/** When the platform was last asked for each pair, by process: every screen of the desk asks for its ad account. */
const lookedAt = new WeakMap<TeamContext['hub'], Map<string, number>>()

/** Whether it is worth asking the platform again: once a minute, and never twice at once. */
export function mayLook({ hub, now, teamId }: TeamContext, pairId: string): boolean {
  const known = lookedAt.get(hub) ?? new Map<string, number>()
  lookedAt.set(hub, known)
  const key = `${teamId} ${pairId}`
  const last = known.get(key)
  if (last !== undefined && now.getTime() - last < pauseMs) return false
  known.set(key, now.getTime())
  return true
}
