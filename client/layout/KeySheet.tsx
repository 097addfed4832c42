import { Modal, Switch } from '@mantine/core'
import { useState } from 'react'
import { keys, singleKeys } from '../ui/keys.ts'
import styles from './KeySheet.module.css'

const sheet: { title: string; rows: [key: string, does: string][] }[] = [
  {
    title: 'In the list',
    rows: [
      [keys.next, 'Next thread'],
      [keys.previous, 'Previous thread'],
      [keys.open, 'Go into the thread'],
      [keys.done, 'Mark as done and go to the next'],
      [keys.back, 'Back to the list'],
    ],
  },
  {
    title: 'In the thread',
    rows: [
      [keys.snooze, 'Snooze, or wake it'],
      [keys.assign, 'Assign to somebody'],
      [keys.assignMe, 'Assign to me'],
      [keys.label, 'Put labels on, or take them off'],
      [keys.priority, 'Choose the priority'],
      [keys.unread, 'Mark as unread'],
      [keys.note, 'Write a note for the team'],
      [keys.reply, 'Write a reply'],
      [keys.send, 'Send the reply'],
      [keys.hide, 'Hide or show the comment'],
      [keys.like, 'Like the comment'],
      [keys.delete, 'Delete the comment'],
    ],
  },
  {
    title: 'Everywhere',
    rows: [
      [keys.undo, 'Undo'],
      [keys.inbox, 'Go to the inbox'],
      [keys.settings, 'Go to the settings'],
      [keys.search, 'Search the comments'],
      [keys.palette, 'Search and commands'],
      [keys.sheet, 'This sheet'],
    ],
  },
]

export function KeySheet({ onClose }: { onClose: () => void }) {
  const [on, setOn] = useState(singleKeys.areOn)
  return (
    <Modal opened onClose={onClose} title="Keys" size="lg">
      <div className={styles.sheet}>
        {sheet.map(({ title, rows }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {rows.map(([key, does]) => (
                <div key={key} className={styles.row}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        mt="lg"
        label="Keys without Ctrl or Cmd"
        description="Switch them off if you dictate, or if you set them off by accident."
        checked={on}
        onChange={({ currentTarget }) => {
          singleKeys.turn(currentTarget.checked)
          setOn(currentTarget.checked)
        }}
      />
    </Modal>
  )
}
