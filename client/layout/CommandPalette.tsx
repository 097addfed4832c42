import { Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import { IconBookmark, IconInbox, IconKeyboard, IconPlus, IconSettings, IconUser, IconUsers } from '@tabler/icons-react'
import '@mantine/spotlight/styles.layer.css'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { isolated } from '../ui/isolated.ts'
import { keys } from '../ui/keys.ts'
import { useMayDo } from './desk.ts'
import { paletteStore, rowsInCache } from './palette.ts'
import { useCurrentPair, usePairs } from './usePairs.ts'

/** Finds actions, pairs and the threads this browser has seen. */
export function CommandPalette({ onClose, onSheet }: { onClose: () => void; onSheet: () => void }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const pairs = usePairs()
  const pair = useCurrentPair()
  const mayManage = useMayDo('manage')
  const mayModerate = useMayDo('moderate')
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
    { id: 'team', label: 'Team', leftSection: icon(IconUsers), onClick: go(paths.team) },
    { id: 'account', label: 'Your account', leftSection: icon(IconUser), onClick: go(paths.account) },
    ...(mayManage
      ? [{ id: 'connect', label: 'Connect another pair', leftSection: icon(IconPlus), onClick: go(paths.connect) }]
      : []),
    { id: 'sheet', label: 'Show all keys', description: keys.sheet, leftSection: icon(IconKeyboard), onClick: onSheet },
  ]
  const threads = rowsInCache(queries).map(({ id, pairId, author, message }) => ({
    id: `thread-${id}`,
    label: isolated(author.name),
    description: isolated(message),
    onClick: go(paths.thread(pairId, id)),
  }))
  return (
    <Spotlight
      store={paletteStore}
      shortcut={null}
      lockScroll={false}
      limit={12}
      scrollable
      highlightQuery
      nothingFound="Nothing like that here."
      searchProps={{ placeholder: 'Search actions and threads', 'aria-label': 'Search actions and threads' }}
      onSpotlightClose={onClose}
      actions={[
        { group: 'Go', actions: places },
        { group: 'Threads', actions: threads },
      ]}
    />
  )
}
