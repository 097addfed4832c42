import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import type { Campaign } from '../../server/contract/campaigns.ts'
import { Text } from '../../server/contract/values.ts'
import { api } from '../api.ts'
import { Form } from '../ui/Form.tsx'
import { isolated } from '../ui/isolated.ts'
import { TextField } from '../ui/TextField.tsx'
import { say } from '../ui/toasts.ts'

interface SaveTemplateProps {
  pairId: string
  campaign: Campaign
  onClose: () => void
}

const Named = z.object({ name: Text.trim().min(1, 'Give it a name.').max(100, 'At most 100 characters.') })

/** Everything but the dates, to begin other campaigns with. */
export function SaveTemplate({ pairId, campaign, onClose }: SaveTemplateProps) {
  const queries = useQueryClient()
  return (
    <Modal opened onClose={onClose} title="Save as a template">
      <Form
        schema={Named}
        name={`template.${campaign.id}`}
        submitLabel="Save template"
        onSubmit={async ({ name }, key) => {
          const body = { name, campaignId: campaign.id }
          const template = await api.campaigns.makeTemplate({ params: { pairId }, body, key })
          await queries.invalidateQueries({ queryKey: api.campaigns.listTemplates.key })
          say(`Saved: ${isolated(template.name)}`)
          onClose()
        }}
      >
        <TextField name="name" label="Name" description="Everything of this campaign but its dates" autoFocus />
      </Form>
    </Modal>
  )
}
