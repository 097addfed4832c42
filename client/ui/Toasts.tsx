import { UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { KeyHint } from './KeyHint.tsx'
import { keys, useKeys } from './keys.ts'
import styles from './Toasts.module.css'
import { dismiss, type Toast, toastStore, undo } from './toasts.ts'

const lifetime = 8_000

export function Toasts() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read)
  useKeys({ [keys.undo]: () => undo() })
  return (
    <section className={styles.toasts} aria-label="Messages" aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  )
}

function ToastCard({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const leaving = setTimeout(() => dismiss(toast.id), lifetime)
    return () => clearTimeout(leaving)
  }, [toast.id, held])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whoever points at a message is still reading it.
    <div
      className={`${styles.toast} ${toast.tone === 'problem' ? styles.problem : ''}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.undo && (
        <UnstyledButton className={styles.undo} onClick={() => undo(toast)}>
          Undo
          <KeyHint keys={keys.undo} />
        </UnstyledButton>
      )}
      <UnstyledButton className={styles.close} aria-label="Dismiss" onClick={() => dismiss(toast.id)}>
        <IconX size={16} aria-hidden="true" />
      </UnstyledButton>
    </div>
  )
}
