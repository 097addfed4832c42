import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconChevronUp, IconSend2 } from '@tabler/icons-react'
import { useState } from 'react'
import { keys } from '../ui/keys.ts'
import { laterTimes } from './laterTimes.ts'
import { PickTime } from './PickTime.tsx'
import styles from './ReplyBox.module.css'

interface SendButtonProps {
  isPrivate: boolean
  disabled: boolean
  zone: string
  onSend: () => void
  onLater: (sendAt: string) => void
}

/** Sends, or says when to send. A private reply is not put off: it waits for nobody's good hour. */
export function SendButton({ isPrivate, disabled, zone, onSend, onLater }: SendButtonProps) {
  const [picking, setPicking] = useState(false)
  const word = isPrivate ? 'Send privately' : 'Send reply'
  return (
    <div className={styles.send}>
      <Button
        data-tip={`${word} (${keys.send})`}
        disabled={disabled}
        onClick={onSend}
        rightSection={<IconSend2 size={16} aria-hidden="true" />}
      >
        {word}
      </Button>
      {!isPrivate && (
        <Menu position="top-end">
          <Menu.Target>
            <ActionIcon size={36} disabled={disabled} aria-label="Send later" data-tip="Send later…">
              <IconChevronUp size={16} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {laterTimes(zone, Date.now()).map(({ word: when, at }) => (
              <Menu.Item key={when} onClick={() => onLater(at)}>
                {when}
              </Menu.Item>
            ))}
            <Menu.Item onClick={() => setPicking(true)}>Pick a time…</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {picking && <PickTime zone={zone} onPick={onLater} onClose={() => setPicking(false)} />}
    </div>
  )
}
