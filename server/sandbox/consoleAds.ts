import { spentOf } from './adLedger.ts'
import { spoken } from './adMoney.ts'
import type { AdAccount, CampaignRow } from './adRows.ts'
import { settleReviews, withStatus } from './adStatus.ts'
import { name } from './feedParts.ts'
import { type Html, html } from './html.ts'
import type { World } from './world.ts'

const most = 12

/** The ad accounts, and what became of their newest campaigns. */
export function adSection(world: World): Html {
  const accounts = world.db.prepare<[], AdAccount>('select * from adAccounts order by rowid').all()
  if (accounts.length === 0) return html``
  return html`<section id="ads" data-live aria-labelledby="ads-title"><h2 id="ads-title">Ads</h2>
    ${accounts.map((account) => accountCard(world, account))}</section>`
}

function accountCard(world: World, account: AdAccount): Html {
  settleReviews(world)
  const campaigns = world.db
    .prepare<[string, number], CampaignRow & { effectiveStatus: string; ads: string | null }>(
      `select shown.*, (select group_concat(state, ', ') from (select effectiveStatus || ' ' || count(*) as state
         from (${withStatus.ad} where d.campaignId = shown.id) group by effectiveStatus)) as ads
       from (${withStatus.campaign} where c.accountId = ?) shown order by createdAt desc, id desc limit ?`,
    )
    .all(account.id, most)
  return html`<article class="card" aria-label="${account.name}"><header><div><h3>${name(account.name)}</h3>
      <p><code>act_${account.id}</code> ${account.currency}, ${account.zone}${account.funding === null && ', no payment method'}${account.status !== 1 && ', disabled'}.
        Spent: ${spoken(account, spentOf(world, { accountId: account.id }))}</p></div></header>
    ${campaigns.length === 0 && html`<p>No campaigns yet.</p>`}
    <ul>${campaigns.map(
      ({
        id,
        name: title,
        effectiveStatus,
        ads,
      }) => html`<li><b>${name(title)}</b> ${effectiveStatus}, ${spoken(account, spentOf(world, { campaignId: id }))}
      <small>${ads ? `Ads: ${ads}` : 'No ads'}</small></li>`,
    )}</ul></article>`
}
