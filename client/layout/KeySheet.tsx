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
      [keys.select, 'Choose the thread'],
      [`Shift+${keys.select}`, 'Choose from the last chosen to this one'],
      [keys.selectAll, 'Choose all that match'],
      [keys.export, 'Export the threads of the list'],
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
      [keys.privately, 'Write to the author privately'],
      [keys.send, 'Send the reply'],
      [keys.savedReplies, 'Saved replies; in the reply, on an empty line'],
      [keys.suggestions.join(' '), 'Take what is suggested; in the reply with Ctrl'],
      ['/shortcut Tab', 'Write out a saved reply'],
      [keys.edit, 'Change your own words'],
      [keys.block, 'Block the author'],
      [keys.hide, 'Hide or show the comment'],
      [keys.quiet, 'Hide the comment and pause its ad'],
      [keys.like, 'Like the comment'],
      [keys.delete, 'Delete the comment'],
      [keys.customer, 'Open or close the card of the customer'],
      [keys.print, 'Print the thread'],
    ],
  },
  {
    title: 'Where something needs review',
    rows: [
      [keys.wentOut, 'It went out'],
      [keys.sendAgain, 'Send it again'],
      [keys.drop, 'Drop it'],
      [keys.reread, 'Read again: what differs on the coverage screen, the numbers of a campaign'],
    ],
  },
  {
    title: 'Among the campaigns',
    rows: [
      [`${keys.next} ${keys.previous}`, 'Next and previous campaign'],
      [keys.open, 'Open the campaign'],
      [keys.newCampaign, 'New campaign'],
      [keys.search, 'Search the campaigns'],
    ],
  },
  {
    title: 'Everywhere',
    rows: [
      [keys.undo, 'Undo'],
      [keys.inbox, 'Go to the inbox'],
      [keys.campaigns, 'Go to the campaigns'],
      [keys.settings, 'Go to the settings'],
      [keys.notifications, 'Go to the notifications'],
      [keys.search, 'Search the comments'],
      [keys.palette, 'Search and commands'],
      [keys.outbox, 'Open the outbox'],
      [`${keys.palette} or ${keys.search}`, 'Search and commands'],
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
