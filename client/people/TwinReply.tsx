import { Button, Modal } from '@mantine/core'
import type { Twin } from '../../server/contract/people.ts'
import { lengthOf, longestReply, type Thread } from '../../server/contract/threads.ts'
import { keys } from '../ui/keys.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import styles from './TwinReply.module.css'
import { type TwinTarget, TwinTargetField } from './TwinTargetField.tsx'
import { useTwinReply } from './useTwinReply.ts'

interface TwinReplyProps {
  thread: Thread
  twin: Twin
  onClose: () => void
}

/** One answer for threads on both networks, side by side, each of which can have words of its own. */
export function TwinReply({ thread, twin, onClose }: TwinReplyProps) {
  const targets = targetsOf(thread, twin)
  const { text, write, words, writeOwn, chosen, choose, failures, sent, send, isSending } = useTwinReply(thread.id, {
    targets,
    onDone: onClose,
  })
  const left = targets.filter(({ id }) => !sent.includes(id))
  const going = left.filter(({ id }) => chosen.includes(id))
  const isReady = going.length > 0 && going.every((target) => fits(target, words(target.id)))
  const failed = going.filter(({ id }) => failures[id])
  const column = (network: TwinTarget['network']) =>
    left
      .filter((target) => target.network === network)
      .map((target) => (
        <TwinTargetField
          key={target.id}
          target={target}
          chosen={chosen.includes(target.id)}
          words={words(target.id)}
          problem={failures[target.id]}
          onChoose={(is) => choose(target.id, is)}
          onWrite={(own) => writeOwn(target.id, own)}
        />
      ))

  return (
    <Modal opened onClose={onClose} title="Answer on both networks" size="xl">
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) send(going)
        }}
        onKeyDown={({ key, ctrlKey, metaKey }) => {
          if (key === 'Enter' && (ctrlKey || metaKey) && isReady) send(going)
        }}
      >
        <label className={styles.common}>
          For all of them
          <textarea
            className={styles.text}
            dir="auto"
            rows={3}
            value={text}
            onChange={({ currentTarget }) => write(currentTarget.value)}
          />
        </label>
        <div className={styles.columns}>
          <div className={styles.column}>{column('facebook')}</div>
          <div className={styles.column}>{column('instagram')}</div>
        </div>
        {failed.length > 0 && (
          <ProblemNote error={failures[failed[0]?.id ?? '']}>
            <p>
              {sent.length} sent, {failed.length} not. What was not sent is still here.
            </p>
          </ProblemNote>
        )}
        <div className={styles.foot}>
          <Button type="submit" disabled={!isReady} loading={isSending} data-tip={`Send (${keys.send})`}>
            {going.length === 1 ? 'Send 1 answer' : `Send ${going.length} answers`}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

const fits = ({ network }: TwinTarget, words: string) =>
  words.trim() !== '' && lengthOf(words.trim()) <= longestReply[network]

/** This thread, when its comment takes an answer, and those below the twin that do. */
function targetsOf(thread: Thread, twin: Twin): TwinTarget[] {
  const [opening] = thread.comments
  const here = opening?.may.reply
    ? [{ id: opening.id, network: thread.network, author: opening.author, message: opening.message }]
    : []
  return [...here, ...twin.threads.filter(({ hiddenAt }) => !hiddenAt)]
}
