import type { campaigns } from '../contract/campaigns.ts'
import type { Handlers } from '../http/context.ts'
import { getCampaign, makeCampaign, removeDraft, restoreDraft, saveContent } from './drafts.ts'
import { endEditing, listEditors, showEditing } from './editors.ts'
import { countCampaigns, listCampaigns } from './lists.ts'
import { listTemplates, makeTemplate, removeTemplate } from './templates.ts'
import { getUsualBudget } from './usualBudgets.ts'
import { getVersion, listVersions } from './versions.ts'

export const campaignsRoutes: Handlers<typeof campaigns> = {
  listCampaigns: ({ params, query }, context) => listCampaigns(context, params.pairId, query),
  countCampaigns: ({ params }, context) => countCampaigns(context, params.pairId),
  makeCampaign: ({ params, body }, context) => makeCampaign(context, params.pairId, body),
  getCampaign: ({ params }, context) => getCampaign(context, params.campaignId),
  getUsualBudget: ({ params }, context) => getUsualBudget(context, params.campaignId),
  saveContent: ({ params, version, body }, context) => saveContent(context, params.campaignId, version, body),
  listVersions: ({ params, query }, context) => listVersions(context, params.campaignId, query),
  getVersion: ({ params }, context) => getVersion(context, params.campaignId, params.version),
  removeDraft: ({ params }, context) => removeDraft(context, params.campaignId),
  restoreDraft: ({ params }, context) => restoreDraft(context, params.campaignId),
  listTemplates: ({ params }, context) => listTemplates(context, params.pairId),
  makeTemplate: ({ params, body }, context) => makeTemplate(context, params.pairId, body),
  removeTemplate: ({ params }, context) => removeTemplate(context, params.templateId),
  listEditors: ({ params }, context) => listEditors(context, params.campaignId),
  showEditing: ({ params, body }, context) => showEditing(context, params.campaignId, body.section),
  endEditing: ({ params }, context) => endEditing(context, params.campaignId),
}
