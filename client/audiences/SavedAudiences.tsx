import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconChevronDown, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Audience } from '../../server/contract/audienceParts.ts'
import { api, query } from '../api.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { same } from '../ui/same.ts'
import styles from './Audiences.module.css'
import { SaveAudience } from './SaveAudience.tsx'
import { useSavedAudiences } from './useSavedAudiences.ts'

interface SavedAudiencesProps {
  pairId: string
  audience: Audience
  onUse: (audience: Audience) => void
}

/** Audiences under a name: one is used by copying it, and what became of it here can be saved back. */
export function SavedAudiences({ pairId, audience, onUse }: SavedAudiencesProps) {
  const { data } = useQuery({ ...query(api.audiences.listAudiences, { params: { pairId } }), throwOnError: false })
  const [usedId, setUsedId] = useState<string>()
  const [naming, setNaming] = useState(false)
  const { update, remove } = useSavedAudiences()
  const items = data?.items ?? []
  const matching = items.find((saved) => same(saved.audience, audience))
  const used = matching ?? items.find(({ id }) => id === usedId)
  const isChanged = used !== undefined && !matching
  return (
    <div className={styles.saved}>
      {items.length > 0 && (
        <Menu hideDetached={false} position="bottom-start" width={280}>
          <Menu.Target>
            <Button size="xs" variant="default" rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
              {used ? `Saved audience: ${used.name}` : 'Use a saved audience'}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {items.map((saved) => (
              <Menu.Item
                key={saved.id}
                onClick={() => {
                  setUsedId(saved.id)
                  onUse(saved.audience)
                }}
              >
                <ForeignText oneLine>{saved.name}</ForeignText>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {isChanged && (
        <Button
          size="xs"
          variant="default"
          loading={update.isPending}
          onClick={() => update.mutate({ ...used, audience })}
        >
          Update it
        </Button>
      )}
      {!matching && (
        <Button size="xs" variant="subtle" onClick={() => setNaming(true)}>
          Save as…
        </Button>
      )}
      {used && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remove the saved audience ${used.name}`}
          data-tip="Remove this saved audience"
          onClick={() => remove(pairId, used)}
        >
          <IconTrash size={16} aria-hidden="true" />
        </ActionIcon>
      )}
      {naming && (
        <SaveAudience
          pairId={pairId}
          audience={audience}
          onSaved={(id) => setUsedId(id)}
          onClose={() => setNaming(false)}
        />
      )}
    </div>
  )
}
