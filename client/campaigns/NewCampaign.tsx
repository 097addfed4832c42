import { Button, Menu } from '@mantine/core'
import { IconFile, IconMessage, IconPlus, IconTemplate } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, query } from '../api.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { keys } from '../ui/keys.ts'
import { BoostDialog } from './BoostDialog.tsx'
import styles from './Campaigns.module.css'
import type { CampaignDeeds } from './useCampaignDeeds.ts'

interface NewCampaignProps {
  pairId: string
  deeds: CampaignDeeds
  opened: boolean
  onOpen: (open: boolean) => void
}

/** What a campaign can be started from. */
export function NewCampaign({ pairId, deeds: { make }, opened, onOpen }: NewCampaignProps) {
  const [boosting, setBoosting] = useState(false)
  const { data } = useQuery({ ...query(api.campaigns.listTemplates, { params: { pairId } }), throwOnError: false })
  return (
    <>
      <Menu hideDetached={false} opened={opened} onChange={onOpen} position="bottom-end" width={280}>
        <Menu.Target>
          <Button
            className={styles.new}
            loading={make.isPending}
            leftSection={<IconPlus size={16} aria-hidden="true" />}
          >
            New campaign
            <KeyHint keys={keys.newCampaign} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={styles.menu}>
          <Menu.Item
            leftSection={<IconFile size={16} aria-hidden="true" />}
            onClick={() => make.mutate({ from: 'nothing' })}
          >
            From nothing
          </Menu.Item>
          <Menu.Item leftSection={<IconMessage size={16} aria-hidden="true" />} onClick={() => setBoosting(true)}>
            Boost a post
          </Menu.Item>
          {data && data.items.length > 0 && <Menu.Label>From a template</Menu.Label>}
          {data?.items.map(({ id, name }) => (
            <Menu.Item
              key={id}
              leftSection={<IconTemplate size={16} aria-hidden="true" />}
              onClick={() => make.mutate({ from: 'template', templateId: id })}
            >
              <ForeignText oneLine>{name}</ForeignText>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {boosting && (
        <BoostDialog
          pairId={pairId}
          busy={make.isPending}
          onChoose={(postId) => make.mutate({ from: 'post', postId })}
          onClose={() => setBoosting(false)}
        />
      )}
    </>
  )
}
