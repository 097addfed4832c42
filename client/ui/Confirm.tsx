import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'

interface ConfirmProps {
  opened: boolean
  title: string
  /** What will happen, in numbers where there are any. */
  children: ReactNode
  action: string
  /** What leaves everything as it is. */
  refusal?: string
  busy?: boolean
  onConfirm: () => void
  onClose: () => void
}

/** Asked only before what cannot be taken back. */
export function Confirm({
  opened,
  title,
  children,
  action,
  refusal = 'Keep it',
  busy,
  onConfirm,
  onClose,
}: ConfirmProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <Stack gap="md">
        {children}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {refusal}
          </Button>
          <Button color="red.9" loading={busy} onClick={onConfirm}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
