import { Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import {
  IconBell,
  IconBookmark,
  IconHandStop,
  IconInbox,
  IconKeyboard,
  IconPlus,
  IconSearch,
  IconSettings,
  IconSpeakerphone,
  IconTag,
  IconUser,
  IconUsers,
} from '@tabler/icons-react'
import '@mantine/spotlight/styles.layer.css'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { actionsNow } from '../ui/actions.ts'
import { isolated } from '../ui/isolated.ts'
import { keys } from '../ui/keys.ts'
import { useMayDo } from './desk.ts'
import { paletteStore, useCampaignHits, useHits } from './palette.ts'
import { useCurrentPair, usePairs } from './usePairs.ts'

/** Finds actions, pairs, and the campaigns and comments of the pair that is worked on. */
export function CommandPalette({ onClose, onSheet }: { onClose: () => void; onSheet: () => void }) {
  const navigate = useNavigate()
  const pairs = usePairs()
  const pair = useCurrentPair()
  const mayManage = useMayDo('manage')
  const mayAdvertise = useMayDo('advertise')
  const mayModerate = useMayDo('moderate')
  const [typed, setTyped] = useState('')
  const [settled] = useDebouncedValue(typed, 150)
  const mayAnalyse = useMayDo('analyse')
  const hits = useHits(pair?.id, settled)
  const campaignHits = useCampaignHits(mayAnalyse ? pair?.id : undefined, settled)
  useEffect(() => paletteStore.open(), [])

  const go = (to: string) => () => void navigate(to)
  const icon = (Icon: typeof IconInbox) => <Icon size={18} stroke={1.7} aria-hidden="true" />
  const places: SpotlightActionData[] = [
    ...pairs.map(({ id, page }) => ({
      id: `inbox-${id}`,
      label: `Inbox of ${isolated(page.name)}`,
      description: pair?.id === id ? keys.inbox : undefined,
      leftSection: icon(IconInbox),
      onClick: go(paths.inbox(id)),
    })),
    ...(pair
      ? [
          {
            id: 'pair',
            label: 'Settings of the pair',
            leftSection: icon(IconSettings),
            onClick: go(paths.pair(pair.id)),
          },
          ...(mayAnalyse
            ? [
                {
                  id: 'campaigns',
                  label: 'Campaigns',
                  description: keys.campaigns,
                  leftSection: icon(IconSpeakerphone),
                  onClick: go(paths.campaigns(pair.id)),
                },
              ]
            : []),
          ...(mayAdvertise
            ? [
                {
                  id: 'newCampaign',
                  label: 'New campaign',
                  leftSection: icon(IconPlus),
                  onClick: go(`${paths.campaigns(pair.id)}?new=1`),
                },
              ]
            : []),
          ...(mayModerate
            ? [
                {
                  id: 'savedReplies',
                  label: 'Saved replies',
                  leftSection: icon(IconBookmark),
                  onClick: go(paths.savedReplies(pair.id)),
                },
              ]
            : []),
        ]
      : []),
    {
      id: 'notifications',
      label: 'Notifications',
      description: keys.notifications,
      leftSection: icon(IconBell),
      onClick: go(paths.notifications()),
    },
    ...actionsNow().map(({ name, key, act }) => ({
      id: `action-${name}`,
      label: name,
      description: key,
      onClick: act,
    })),
    ...(mayAdvertise
      ? [
          {
            id: 'stop',
            label: 'Stop all spending',
            keywords: 'campaigns ads money pause',
            leftSection: icon(IconHandStop),
            onClick: go(paths.spending),
          },
        ]
      : []),
    { id: 'labels', label: 'Labels', leftSection: icon(IconTag), onClick: go(paths.labels) },
    { id: 'team', label: 'Team', leftSection: icon(IconUsers), onClick: go(paths.team) },
    { id: 'account', label: 'Your account', leftSection: icon(IconUser), onClick: go(paths.account) },
    ...(mayManage
      ? [{ id: 'connect', label: 'Connect another pair', leftSection: icon(IconPlus), onClick: go(paths.connect) }]
      : []),
    { id: 'sheet', label: 'Show all keys', description: keys.sheet, leftSection: icon(IconKeyboard), onClick: onSheet },
  ]
  const found: SpotlightActionData[] = pair
    ? hits.map(({ commentId, thread, author, excerpt }) => ({
        id: `comment-${commentId}`,
        label: isolated(author.name),
        description: isolated(excerpt.text),
        // Found already, by more than the letters that stand in it: the palette need not agree.
        keywords: typed,
        onClick: go(paths.comment(pair.id, thread.id, commentId)),
      }))
    : []
  const campaigns: SpotlightActionData[] = pair
    ? campaignHits.map(({ id, name, state }) => ({
        id: `campaign-${id}`,
        label: isolated(name || 'Campaign without a name'),
        keywords: typed,
        leftSection: icon(IconSpeakerphone),
        onClick: go(state === 'draft' ? paths.editCampaign(pair.id, id) : paths.campaign(pair.id, id)),
      }))
    : []
  const everything: SpotlightActionData[] =
    pair && typed.trim()
      ? [
          {
            id: 'search',
            label: `Search the comments for “${isolated(typed.trim())}”`,
            keywords: typed,
            leftSection: icon(IconSearch),
            onClick: go(paths.inbox(pair.id, { view: 'all', text: typed.trim() })),
          },
        ]
      : []
  return (
    <Spotlight
      store={paletteStore}
      shortcut={null}
      lockScroll={false}
      query={typed}
      onQueryChange={setTyped}
      limit={20}
      scrollable
      highlightQuery
      nothingFound="Nothing like that here."
      searchProps={{
        placeholder: 'Search actions and comments',
        'aria-label': 'Search actions and comments',
        maxLength: 300,
      }}
      onSpotlightClose={onClose}
      actions={[
        { group: 'Go', actions: places },
        { group: 'Campaigns', actions: campaigns },
        { group: 'Comments', actions: [...everything, ...found] },
      ]}
    />
  )
}
