import { spentOf } from './adLedger.ts'
import { spoken } from './adMoney.ts'
import type { AdAccount, CampaignRow } from './adRows.ts'
import { settleReviews, withStatus } from './adStatus.ts'
import { name } from './feedParts.ts'
import { type Html, html } from './html.ts'
import type { World } from './world.ts'

const most = 12

/** The ad accounts, and what became of their newest campaigns. */
export function adSection(world: World, home: string): Html {
  const accounts = world.db.prepare<[], AdAccount>('select * from adAccounts order by rowid').all()
  if (accounts.length === 0) return html``
  return html`<section id="ads" data-live aria-labelledby="ads-title"><h2 id="ads-title">Ads</h2>
    ${accounts.map((account) => accountCard(world, home, account))}</section>`
}

interface Shown extends CampaignRow {
  effectiveStatus: string
  /** How many of its ads are in which state. */
  ads: string | null
}

function accountCard(world: World, home: string, account: AdAccount): Html {
  settleReviews(world)
  const campaigns = world.db
    .prepare<[string, number], Shown>(
      `select shown.*, (select group_concat(state, ', ') from (select effectiveStatus || ' ' || count(*) as state
         from (${withStatus.ad} where d.campaignId = shown.id) group by effectiveStatus)) as ads
       from (${withStatus.campaign} where c.accountId = ?) shown order by createdAt desc, id desc limit ?`,
    )
    .all(account.id, most)
  return html`<article class="card" aria-label="${account.name}"><header><div><h3>${name(account.name)}</h3>
      <p><code>act_${account.id}</code> ${account.currency}, ${account.zone}${account.funding === null && ', no payment method'}${account.status !== 1 && ', disabled'}.
        Spent: ${spoken(account, spentOf(world, { accountId: account.id }))}</p></div></header>
    ${campaigns.length === 0 && html`<p>No campaigns yet.</p>`}
    <ul>${campaigns.map((campaign) => line(world, account, campaign))}</ul>
    <form method="post" action="${home}/ad-accounts/${account.id}" class="choices" data-send>
      ${account.status === 1 ? html`<button name="status" value="2">Disable</button>` : html`<button name="status" value="1">Enable</button>`}
      ${account.funding === null ? html`<button name="funding" value="visa">Add a payment method</button>` : html`<button name="funding" value="">Take the payment method away</button>`}
    </form></article>`
}

const line = (world: World, account: AdAccount, { id, name: title, effectiveStatus, ads }: Shown) =>
  html`<li><b>${name(title)}</b> ${effectiveStatus}, ${spoken(account, spentOf(world, { campaignId: id }))}
    <small>${ads ? `Ads: ${ads}` : 'No ads'}</small></li>`
