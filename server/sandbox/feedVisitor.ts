import type { Request } from 'express'
import type { Network } from './actors.ts'
import { tom } from './cast.ts'
import { type Html, html } from './html.ts'
import type { World } from './world.ts'

/** Whoever looks at a feed: a person on that network, or the business itself. */
export interface Visitor {
  /** As that network knows them. */
  id: string
  /** What the choice is remembered by: a person's id, or `business`. */
  choice: string
  /** The whole name on either network; `handle` is the username on Instagram. */
  name: string
  handle: string
  avatar: string
}

export interface Account {
  id: string
  network: Network
  name: string
  avatar: string
  username: string
  /** The same business on the other network. */
  twinPath?: string
}

export const visitorCookie = 'sandboxVisitor'

/** The person remembered by the cookie, if they are on this network; else Tom, else whoever is. */
export function visitorOf(world: World, request: Request, account: Account): Visitor {
  const wanted = cookieOf(request, visitorCookie)
  if (wanted === 'business') return asBusiness(account)
  const people = peopleOn(world, account.network)
  return (
    people.find(({ choice }) => choice === wanted) ??
    people.find(({ choice }) => choice === tom.id) ??
    people[0] ??
    asBusiness(account)
  )
}

/** The bar over every feed: that this is practice, where else to look, and who one is. */
export function visitorBar(world: World, home: string, account: Account, visitor: Visitor, back: string): Html {
  const option = ({ choice, name }: Visitor) =>
    html`<option value="${choice}" ${choice === visitor.choice && html`selected`}>${name}</option>`
  const other = account.network === 'facebook' ? 'Profile' : 'Page'
  return html`<header class="bar">
    <p class="practice"><a href="${home}/">Sandbox</a> <span>Nothing here is real</span></p>
    ${account.twinPath && html`<nav aria-label="Feeds"><a href="${home}${account.twinPath}">${other}</a></nav>`}
    <form class="visitor" method="post" action="${home}/visitor" data-switch>
      <input type="hidden" name="back" value="${back}">
      <label for="visitor">You are</label>
      <select id="visitor" name="visitor" autocomplete="off">
        <optgroup label="The business">${option(asBusiness(account))}</optgroup>
        <optgroup label="People">${peopleOn(world, account.network).map(option)}</optgroup>
      </select>
      <button class="unscripted">Switch</button>
    </form>
    ${visitor.choice !== 'business' && html`<p class="preference"><a href="${home}/people/${visitor.choice}/ads">Ad preferences</a></p>`}
  </header>`
}

const asBusiness = ({ id, name, username, avatar }: Account): Visitor => ({
  id,
  choice: 'business',
  name,
  handle: username || name,
  avatar,
})

const peopleOn = (world: World, network: Network): Visitor[] =>
  world.db
    .prepare<[], Visitor>(
      network === 'facebook'
        ? 'select id, id as choice, name, name as handle, avatar from people where facebookAt is not null order by name'
        : 'select instagramId as id, id as choice, name, instagramUsername as handle, avatar from people where instagramId is not null order by name',
    )
    .all()

function cookieOf(request: Request, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([key]) => key === name)?.[1]
}
