import { ActionIcon, Menu } from '@mantine/core'
import { IconCopy, IconDots, IconHistory, IconTemplate } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api } from '../api.ts'
import { VersionsPanel } from '../campaignDrafts/VersionsPanel.tsx'
import { paths } from '../paths.ts'
import { useActions } from '../ui/actions.ts'
import { say } from '../ui/toasts.ts'
import type { EditorHeadProps } from './EditorHead.tsx'
import { SaveTemplate } from './SaveTemplate.tsx'

/** What is needed now and then: earlier versions, a template, a copy. */
export function EditorMenu({ pairId, campaign, draft, currency }: EditorHeadProps) {
  const [shown, setShown] = useState<'versions' | 'template' | null>(null)
  const navigate = useNavigate()
  const duplicate = useMutation({
    mutationFn: async () => {
      await draft.saveNow()
      const body = { from: 'campaign', campaignId: campaign.id } as const
      return api.campaigns.makeCampaign({ params: { pairId }, body })
    },
    onSuccess: ({ id }) => navigate(paths.editCampaign(pairId, id)),
    onError: (error) => say(error.message, { tone: 'problem' }),
  })
  const showVersions = () => {
    void draft.saveNow()
    setShown('versions')
  }
  useActions([{ name: 'Earlier versions of this campaign', key: '', act: showVersions }])
  return (
    <>
      <Menu hideDetached={false} position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More">
            <IconDots size={18} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconHistory size={16} aria-hidden="true" />} onClick={showVersions}>
            Earlier versions
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTemplate size={16} aria-hidden="true" />}
            onClick={() => {
              void draft.saveNow()
              setShown('template')
            }}
          >
            Save as a template
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={16} aria-hidden="true" />} onClick={() => duplicate.mutate()}>
            Duplicate
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {shown === 'versions' && (
        <VersionsPanel
          campaignId={campaign.id}
          currency={currency}
          now={draft.read().content}
          onGoBack={(content, version) => {
            const before = draft.read().content
            draft.change(() => content)
            setShown(null)
            say(`Back to version ${version}`, { undo: () => draft.change(() => before) })
          }}
          onClose={() => setShown(null)}
        />
      )}
      {shown === 'template' && <SaveTemplate pairId={pairId} campaign={campaign} onClose={() => setShown(null)} />}
    </>
  )
}
