import { z } from 'zod'
import { refused } from './failure.ts'
import type { People } from './platform.ts'
import { Done, Id, MaybeWords } from './shapes.ts'
import { readToEnd, sliceOf } from './slices.ts'
import type { Transport } from './transport.ts'

/** `{"<id>":true}` for each person (reference 4.2). */
const Blocked = z.record(z.string(), z.union([z.boolean(), z.enum(['true', 'false'])]))
const Person = z.object({ id: Id, name: MaybeWords })

/**
 * Who may not write on a Page (reference 3.3). That an author's id of a comment goes into `user`, of the four names there are, is
 * recollection, and so is the answer of `DELETE`.
 */
export function createPeople(transport: Transport): People {
  return {
    block: async (network, account, personId) => {
      if (network === 'instagram') throw cannotBlock()
      const params = { user: JSON.stringify([personId]) }
      const answer = await transport.post(`${account.id}/blocked`, Blocked, { as: account, params })
      // The platform may know the person by another id than the one that we gave.
      if (!Object.values(answer).some((done) => String(done) === 'true'))
        throw refused('The platform did not block this person.')
    },
    unblock: async (network, account, personId) => {
      if (network === 'instagram') throw cannotBlock()
      const params = { user: personId }
      await transport.delete(`${account.id}/blocked`, z.union([Done, Blocked]), { as: account, params })
    },
    listBlocked: async (network, account) => {
      if (network === 'instagram') throw cannotBlock()
      return readToEnd((after) =>
        transport.get(`${account.id}/blocked`, sliceOf(Person), {
          as: account,
          params: { limit: 100, after: after ?? undefined },
        }),
      )
    },
  }
}

const cannotBlock = () => refused('Instagram lets nobody block a person from outside its app.')
