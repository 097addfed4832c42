import { type Role, roleNames } from '../../server/contract/access.ts'
import { synced, wholePair } from './journey.ts'
import type { Server, ServerBrowser } from './server.ts'

export interface Visitor extends ServerBrowser {
  /** As whom they came, to come again. */
  email: string
  role: Role | 'nobody' | 'no team'
}

const password = 'the same for all of the cast'

export async function newcomer(server: Server, name: string): Promise<ServerBrowser & { email: string }> {
  const browser = server.browser()
  const email = `${name.replaceAll(' ', '.')}@example.com`
  await browser.client.accounts.signUp({ body: { name, email, password } })
  return { ...browser, email }
}

/** The same person at another browser, so that ending the session there ends nothing here. */
export async function cameAgain(server: Server, email: string): Promise<ServerBrowser> {
  const browser = server.browser()
  if (email) await browser.client.accounts.signIn({ body: { email, password } })
  return browser
}

/** An owner whose team has a connection and a pair that was read to its end. */
export async function settledOwner(server: Server, name: string) {
  const owner = await newcomer(server, name)
  const { accounts, linking } = owner.client
  const { url } = await accounts.continueWithFacebook({ body: { returnTo: '/connect' } })
  await owner.visit(`${url}&person=first&approve=yes`)
  const connection = await linking.keepConnection()
  const { items } = await linking.listPages({ params: { connectionId: connection.id } })
  const body = { connectionId: connection.id, pageId: wholePair(items).page.id }
  const pair = await synced(owner.client, (await linking.linkPair({ body })).id)
  return { ...owner, connection, pair }
}

/** Somebody of each kind: nobody, a person whom their team has removed, and one member in every role. */
export async function everyVisitor(server: Server, owner: ServerBrowser & { email: string }): Promise<Visitor[]> {
  const others = roleNames.filter((role) => role !== 'owner')
  const members = await Promise.all(others.map((role) => member(server, owner, role)))
  return [
    { ...server.browser(), email: '', role: 'nobody' },
    { ...(await removed(server)), role: 'no team' },
    { ...owner, role: 'owner' },
    ...members,
  ]
}

async function member(server: Server, owner: ServerBrowser, role: Role, name: string = role): Promise<Visitor> {
  const person = await newcomer(server, name)
  const invite = await owner.client.accounts.inviteMember({ body: { email: person.email, role } })
  await person.client.accounts.acceptInvite({ params: { inviteId: invite.id } })
  return { ...person, role }
}

async function removed(server: Server) {
  const person = await newcomer(server, 'somebody alone')
  const successor = await member(server, person, 'owner', 'successor')
  const { items } = await successor.client.accounts.listMembers()
  const memberId = items.find(({ email }) => email === person.email)?.id ?? ''
  await successor.client.accounts.removeMember({ params: { memberId } })
  return person
}
