import type { campaigns } from '../server/contract/campaigns.ts'
import { mostTemplates } from '../server/contract/campaigns.ts'
import { Problem } from '../server/contract/problem.ts'
import { makeContent, withoutDates } from './campaignSources.ts'
import { campaignIn, campaignView, contentNow, rowView, toldOf, viewsOf } from './campaignViews.ts'
import { usualOf } from './commitments.ts'
import { type MockContext, type MockHandlers, memberOf, personOf } from './context.ts'
import { editingMocks } from './editing.ts'
import { pairIn } from './linking.ts'
import { changed, instant, newId } from './memory.ts'

const { listEditors, showEditing, endEditing } = editingMocks

export const campaignsMocks: MockHandlers<typeof campaigns> = {
  listCampaigns: ({ params, query }, context) => {
    const { id } = pairIn(context, params.pairId)
    const mine = context.state.campaigns.filter(({ pairId, removedAt }) => pairId === id && !removedAt)
    const isMeant = (name: string) => name.toLowerCase().includes((query.text ?? '').toLowerCase())
    const found = mine
      .filter((campaign) => viewsOf(campaign).includes(query.view) && isMeant(contentNow(campaign).name))
      .sort((one, other) => other.changedAt.localeCompare(one.changedAt))
    const from = Number(query.cursor ?? 0)
    const nextCursor = found.length > from + query.limit ? String(from + query.limit) : null
    return {
      items: found.slice(from, from + query.limit).map((one) => rowView(context, one)),
      nextCursor,
    }
  },
  countCampaigns: ({ params }, context) => {
    const { id } = pairIn(context, params.pairId)
    const counts = { all: 0, drafts: 0, out: 0, over: 0, archived: 0 }
    for (const campaign of context.state.campaigns)
      if (campaign.pairId === id && !campaign.removedAt) for (const view of viewsOf(campaign)) counts[view] += 1
    return counts
  },
  makeCampaign: ({ params, body }, context) => {
    const pair = pairIn(context, params.pairId)
    const content = makeContent(context, pair.id, body)
    const at = instant(context.state)
    const { name } = personOf(context)
    const campaign = {
      id: newId(),
      teamId: pair.teamId,
      pairId: pair.id,
      state: 'draft' as const,
      why: null,
      alerts: [],
      reach: 0,
      impressions: 0,
      clicks: 0,
      spend: 0,
      createdAt: at,
      createdBy: name,
      changedAt: at,
      changedBy: name,
      adAccountId: null,
      launchedVersion: null,
      campaignId: null,
      ads: [],
      drift: [],
      versions: [{ version: 1, savedAt: at, savedBy: name, content }],
      removedAt: null,
    }
    context.state.campaigns.push(campaign)
    return toldOf(context, campaign)
  },
  getCampaign: ({ params }, context) => campaignView(context, campaignIn(context, params.campaignId)),
  getUsualBudget: ({ params }, context) => ({
    daily: usualOf(context, campaignIn(context, params.campaignId).pairId),
  }),
  saveContent: ({ params, body, version }, context) => {
    const campaign = campaignIn(context, params.campaignId)
    const before = campaign.versions.at(-1)
    if (before?.version !== version)
      throw new Problem('outdated', 'Somebody changed this campaign meanwhile. Look at theirs before you save yours.')
    if (JSON.stringify(before.content) === JSON.stringify(body)) return campaignView(context, campaign)
    const savedAt = instant(context.state)
    const savedBy = personOf(context).name
    campaign.versions.push({ version: version + 1, savedAt, savedBy, content: body })
    Object.assign(campaign, { changedAt: savedAt, changedBy: savedBy })
    return toldOf(context, campaign)
  },
  listVersions: ({ params, query }, context) => {
    const { versions, launchedVersion } = campaignIn(context, params.campaignId)
    const from = Number(query.cursor ?? 0)
    const items = versions
      .toReversed()
      .slice(from, from + query.limit)
      .map(({ content: _content, ...version }) => ({ ...version, launched: version.version === launchedVersion }))
    return { items, nextCursor: versions.length > from + query.limit ? String(from + query.limit) : null }
  },
  getVersion: ({ params }, context) => {
    const { versions, launchedVersion } = campaignIn(context, params.campaignId)
    const found = versions.find(({ version }) => String(version) === params.version)
    if (!found) throw new Problem('not_found', 'The campaign has no such version.')
    return { ...found, launched: found.version === launchedVersion }
  },
  removeDraft: ({ params }, context) => {
    const campaign = campaignIn(context, params.campaignId)
    if (campaign.launchedVersion !== null || campaign.state !== 'draft')
      throw new Problem('conflict', 'This campaign was launched. Archive it instead.')
    campaign.removedAt = instant(context.state)
    toldOf(context, campaign)
  },
  restoreDraft: ({ params }, context) => {
    const campaign = campaignIn(context, params.campaignId, { removed: true })
    campaign.removedAt = null
    return toldOf(context, campaign)
  },
  listTemplates: ({ params }, context) => {
    const { id } = pairIn(context, params.pairId)
    return { items: templatesOf(context, id).sort((one, other) => one.name.localeCompare(other.name)) }
  },
  makeTemplate: ({ params, body }, context) => {
    const pair = pairIn(context, params.pairId)
    const name = 'Another template has this name.'
    if (templatesOf(context, pair.id).some((one) => one.name === body.name))
      throw new Problem('invalid', name, { fields: { name } })
    if (templatesOf(context, pair.id).length >= mostTemplates)
      throw new Problem('conflict', `There are ${mostTemplates} templates. Remove one first.`)
    const content = withoutDates(contentNow(campaignIn(context, body.campaignId)))
    const made = { createdAt: instant(context.state), createdBy: personOf(context).name }
    const template = { id: newId(), teamId: pair.teamId, pairId: pair.id, name: body.name, content, ...made }
    context.state.campaignTemplates.push(template)
    changed(context.state, pair.teamId, { topic: 'campaigns', pairId: pair.id, ids: [] })
    return template
  },
  removeTemplate: ({ params }, context) => {
    const { teamId } = memberOf(context)
    const { state } = context
    const found = state.campaignTemplates.find(({ id, teamId: of }) => id === params.templateId && of === teamId)
    if (!found) throw new Problem('not_found', 'Your team has no such template.')
    state.campaignTemplates = state.campaignTemplates.filter((one) => one !== found)
    changed(state, teamId, { topic: 'campaigns', pairId: found.pairId, ids: [] })
  },
  listEditors,
  showEditing,
  endEditing,
}

const templatesOf = ({ state }: MockContext, pairId: string) =>
  state.campaignTemplates.filter((template) => template.pairId === pairId)
