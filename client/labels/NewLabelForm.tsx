import { useQueryClient } from '@tanstack/react-query'
import { NewLabel } from '../../server/contract/labels.ts'
import { api } from '../api.ts'
import { Form } from '../ui/Form.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { colourOptions } from './colours.ts'

export function NewLabelForm() {
  const queries = useQueryClient()
  return (
    <Form
      schema={NewLabel}
      name="new-label"
      initial={{ colour: 'teal' }}
      submitLabel="Make label"
      onSubmit={async (body, key) => {
        await api.labels.makeLabel({ body, key })
        await queries.invalidateQueries({ queryKey: api.labels.listLabels.key })
      }}
    >
      <TextField label="New label" name="name" />
      <SelectField label="Colour" name="colour" options={colourOptions} />
    </Form>
  )
}
