import { Button, Checkbox, Group, Modal, Radio, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { ExportFormat } from '../../server/contract/exports.ts'
import { api } from '../api.ts'
import { readable } from '../ui/numbers.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { useSendKey } from '../ui/useSendKey.ts'
import { EarlierExports } from './EarlierExports.tsx'
import styles from './Exports.module.css'
import { type Asked, formatWords } from './exports.ts'

interface ExportDialogProps {
  pairId: string
  asked: Asked
  onBegun: (id: string) => void
  onClose: () => void
}

export function ExportDialog({ pairId, asked: { threads, number }, onBegun, onClose }: ExportDialogProps) {
  const queries = useQueryClient()
  const sendKey = useSendKey()
  const [format, setFormat] = useState<ExportFormat>('csv')
  const [comments, setComments] = useState(true)
  const [notes, setNotes] = useState(false)
  const start = useMutation({
    mutationFn: () => {
      const body = { format, comments, notes, threads }
      return api.exports.startExport({ params: { pairId }, body, key: sendKey.keyFor(body) })
    },
    onSuccess: ({ id }) => {
      sendKey.forget()
      onBegun(id)
      onClose()
      return queries.invalidateQueries({ queryKey: api.exports.listExports.key })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start.mutate()
  }
  return (
    <Modal opened onClose={onClose} title="Export threads">
      <form className={styles.form} onSubmit={submit}>
        <p>
          {number === undefined
            ? 'All threads that match.'
            : `${readable(number)} ${number === 1 ? 'thread' : 'threads'}.`}
        </p>
        <Radio.Group label="Format" value={format} onChange={(value) => setFormat(value === 'json' ? 'json' : 'csv')}>
          <Stack gap={6} mt={6}>
            <Radio value="csv" label={formatWords.csv} data-autofocus />
            <Radio value="json" label={formatWords.json} />
          </Stack>
        </Radio.Group>
        <Checkbox
          label="With all comments"
          description="Otherwise only the one that opened each thread."
          checked={comments}
          onChange={({ currentTarget }) => setComments(currentTarget.checked)}
        />
        <Checkbox
          label="With the team’s notes"
          description="They are not meant for customers: mind whom you give the file."
          checked={notes}
          onChange={({ currentTarget }) => setNotes(currentTarget.checked)}
        />
        {start.error && <ProblemNote error={start.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button type="submit" loading={start.isPending}>
            Export
          </Button>
        </Group>
      </form>
      <EarlierExports pairId={pairId} />
    </Modal>
  )
}
