import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { keys, useKeys } from '../ui/keys.ts'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { say } from '../ui/toasts.ts'
import styles from './Results.module.css'

/** How old the numbers are, and the way to newer ones; those come with the change feed. */
export function ReadNow({ campaignId, readAt }: { campaignId: string; readAt: string | null }) {
  const [asked, setAsked] = useState<string | null>()
  const read = useMutation({
    mutationFn: () => api.results.readResults({ params: { campaignId } }),
    onSuccess: () => setAsked(readAt),
    onError: (error) => say(error.message, { tone: 'problem' }),
  })
  const isReading = read.isPending || (asked !== undefined && asked === readAt)
  useKeys({ [keys.reread]: () => !isReading && read.mutate() })
  return (
    <div className={styles.read}>
      <span role="status">
        {isReading ? (
          'Reading…'
        ) : readAt ? (
          <>
            Read <RelativeTime at={readAt} />
          </>
        ) : (
          'Not read yet'
        )}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconRefresh size={14} aria-hidden="true" />}
        disabled={isReading}
        onClick={() => read.mutate()}
      >
        Read now
        <KeyHint keys={keys.reread} />
      </Button>
    </div>
  )
}
