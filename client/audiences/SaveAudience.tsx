import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { Audience } from '../../server/contract/audienceParts.ts'
import { NewAudience } from '../../server/contract/audiences.ts'
import { api } from '../api.ts'
import { Form } from '../ui/Form.tsx'
import { isolated } from '../ui/isolated.ts'
import { TextField } from '../ui/TextField.tsx'
import { say } from '../ui/toasts.ts'

interface SaveAudienceProps {
  pairId: string
  audience: Audience
  onSaved: (audienceId: string) => void
  onClose: () => void
}

const Named = NewAudience.pick({ name: true })

export function SaveAudience({ pairId, audience, onSaved, onClose }: SaveAudienceProps) {
  const queries = useQueryClient()
  return (
    <Modal opened onClose={onClose} title="Save this audience">
      <Form
        schema={Named}
        name={`audience.${pairId}`}
        submitLabel="Save audience"
        onSubmit={async ({ name }, key) => {
          const saved = await api.audiences.saveAudience({ params: { pairId }, body: { name, audience }, key })
          await queries.invalidateQueries({ queryKey: api.audiences.listAudiences.key })
          say(`Saved: ${isolated(saved.name)}`)
          onSaved(saved.id)
          onClose()
        }}
      >
        <TextField name="name" label="Name" description="For campaigns on both networks" autoFocus />
      </Form>
    </Modal>
  )
}
