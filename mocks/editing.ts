import type { campaigns } from '../server/contract/campaigns.ts'
import { campaignIn, toldOf } from './campaignViews.ts'
import { type MockContext, type MockHandlers, personOf } from './context.ts'
import { instant } from './memory.ts'

const freshMinutes = 0.75

/** Who has the editor of a campaign open. */
export const editingMocks: Pick<MockHandlers<typeof campaigns>, 'listEditors' | 'showEditing' | 'endEditing'> = {
  listEditors: ({ params }, context) => {
    const { state } = context
    const { id } = campaignIn(context, params.campaignId)
    const items = state.editings
      .filter(({ campaignId, seenAt }) => campaignId === id && seenAt > instant(state, freshMinutes))
      .sort((one, other) => one.since.localeCompare(other.since))
      .map(({ personId, section, since }) => {
        const name = state.people.find((person) => person.id === personId)?.name ?? ''
        return { person: { id: personId, name }, section, since }
      })
    return { items }
  },
  showEditing: ({ params, body }, context) => {
    const campaign = campaignIn(context, params.campaignId)
    const mine = editingOf(context, campaign.id)
    const at = instant(context.state)
    const isNews = mine?.section !== body.section
    if (mine) Object.assign(mine, { section: body.section, seenAt: at })
    else {
      const personId = personOf(context).id
      context.state.editings.push({ campaignId: campaign.id, personId, ...body, since: at, seenAt: at })
    }
    if (isNews) toldOf(context, campaign)
  },
  endEditing: ({ params }, context) => {
    const campaign = campaignIn(context, params.campaignId)
    const mine = editingOf(context, campaign.id)
    if (!mine) return
    context.state.editings = context.state.editings.filter((one) => one !== mine)
    toldOf(context, campaign)
  },
}

const editingOf = (context: MockContext, campaignId: string) =>
  context.state.editings.find((one) => one.campaignId === campaignId && one.personId === personOf(context).id)
