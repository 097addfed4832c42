import { ActionIcon, Button } from '@mantine/core'
import { IconArrowLeft, IconCheck, IconExternalLink, IconRotate } from '@tabler/icons-react'
import type { Thread } from '../../server/contract/threads.ts'
import { Colleagues } from '../presence/Colleagues.tsx'
import { useColleagues } from '../presence/usePresence.ts'
import { DueClock } from '../threads/DueClock.tsx'
import { Face } from '../ui/Face.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { keys } from '../ui/keys.ts'
import { NetworkMark, networkWords } from '../ui/NetworkMark.tsx'
import styles from './ThreadHead.module.css'
import type { Triage } from './useTriage.ts'

export function ThreadHead({ thread, triage }: { thread: Thread; triage: Triage }) {
  const { author, network, doneAt, comments } = thread
  const url = comments[0]?.url
  const colleagues = useColleagues(triage.pairId, thread.id)
  return (
    <header className={styles.head}>
      <ActionIcon
        data-tip={`Back to the list (${keys.back})`}
        className={styles.back}
        variant="subtle"
        color="gray"
        aria-label="Back to the list"
        onClick={triage.close}
      >
        <IconArrowLeft size={18} aria-hidden="true" />
      </ActionIcon>
      <Face name={author.name} />
      <div className={styles.who}>
        <h2 id="thread-heading" tabIndex={-1}>
          <ForeignText oneLine>{author.name}</ForeignText>
        </h2>
        <span className={styles.where}>
          <NetworkMark network={network} word={`on the ${networkWords[network]}`} />
          <DueClock row={thread} long />
        </span>
      </div>
      <Colleagues people={colleagues} spelled />
      {url && (
        <ActionIcon
          data-tip={`See it on the ${networkWords[network]}`}
          variant="subtle"
          color="gray"
          size="lg"
          component="a"
          href={url}
          target="_blank"
          rel="noreferrer"
          aria-label={`See it on the ${networkWords[network]}`}
        >
          <IconExternalLink size={18} aria-hidden="true" />
        </ActionIcon>
      )}
      <Button
        className={styles.done}
        variant={doneAt ? 'default' : 'light'}
        leftSection={doneAt ? <IconRotate size={16} aria-hidden="true" /> : <IconCheck size={16} aria-hidden="true" />}
        onClick={() => triage.finish(thread)}
      >
        {doneAt ? 'Open again' : 'Mark as done'}
        <KeyHint keys={keys.done} />
      </Button>
    </header>
  )
}
