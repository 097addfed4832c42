import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../server/db/database.ts'
import { startRounds } from '../../server/db/rounds.ts'

function onSqlite() {
  const { db, close } = openDatabase(':memory:')
  onTestFinished(close)
  return db
}

function busyFor(milliseconds: number) {
  const began = performance.now()
  while (performance.now() - began < milliseconds);
  return performance.now() - began
}

/** How much of the working time two kinds of rounds had, while requests of 2 ms came one right after the other. */
async function shareOfRounds(requests: boolean) {
  const db = onSqlite()
  let ours = 0
  let others = 0
  const work = async () => {
    ours += busyFor(5)
    return 1
  }
  const rounds = [1, 2].map(() => startRounds({ db, work, idleMs: 1000, stumbled: () => {} }))
  for (const ends = performance.now() + 500; performance.now() < ends; await pause(0))
    if (requests) others += busyFor(2)
  await Promise.all(rounds.map(({ stop }) => stop()))
  return ours / (ours + others)
}

test('while requests wait, long work has a third of the event loop; while none does, all of it', async () => {
  // A busy machine keeps the requests waiting for a turn, too, which looks like rest from inside: the best of some counts.
  const shares = [await shareOfRounds(true), await shareOfRounds(true), await shareOfRounds(true)]
  expect(Math.min(...shares)).toBeLessThan(0.5)
  expect(await shareOfRounds(false)).toBe(1)
})

test('a round that stumbles is told of, and the next is tried after a rest', async () => {
  const told: unknown[] = []
  let tries = 0
  const work = async () => {
    tries += 1
    if (tries === 1) throw new Error('the disk is full')
    return 0
  }
  const db = onSqlite()
  const rounds = startRounds({ db, work, idleMs: 1, stumbled: (error) => told.push(error) })
  while (tries < 2) await pause(1)
  await rounds.stop()
  expect(told).toEqual([new Error('the disk is full')])
})
