import pg from 'pg'
import { inject } from 'vitest'
import { template } from './postgres.ts'

/** Each database that the server runs on, with the way to a new and empty one: its address. */
export const databases: [name: string, open: () => Promise<string>][] = [
  ['SQLite', async () => ':memory:'],
  ['PostgreSQL', openPostgres],
]

let made = 0

async function openPostgres() {
  const server = inject('postgres')
  const client = new pg.Client(`${server}postgres`)
  await client.connect()
  const name = `tandem_${process.pid}_${++made}`
  await client.query(`create database ${name} template ${template}`)
  await client.end()
  return `${server}${name}`
}
