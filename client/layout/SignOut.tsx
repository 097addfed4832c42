import { Menu } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Confirm } from '../ui/Confirm.tsx'
import { readable } from '../ui/numbers.ts'
import { useSignOut } from './useSignOut.ts'

/** Signs out at once, unless something waits in the outbox: that is said first, in numbers. */
export function SignOut() {
  const queries = useQueryClient()
  const signOut = useSignOut()
  const [waiting, setWaiting] = useState(0)
  const press = async () => {
    const part = await import('../offline/outbox.ts').catch(() => undefined)
    const count =
      (await part
        ?.outboxOf(queries)
        ?.count()
        .catch(() => 0)) ?? 0
    if (count > 0) setWaiting(count)
    else signOut.mutate()
  }
  const changes = waiting === 1 ? '1 change has' : `${readable(waiting)} changes have`
  return (
    <>
      <Menu.Item
        closeMenuOnClick={false}
        leftSection={<IconLogout size={16} aria-hidden="true" />}
        onClick={() => void press()}
      >
        Sign out
      </Menu.Item>
      <Confirm
        opened={waiting > 0}
        title="Sign out before everything has gone out?"
        action="Sign out"
        busy={signOut.isPending}
        onConfirm={() => signOut.mutate()}
        onClose={() => setWaiting(0)}
      >
        <p>
          {changes} not gone out yet. {waiting === 1 ? 'It stays' : 'They stay'} in this browser, out of everybody
          else’s sight, and {waiting === 1 ? 'goes' : 'go'} out when you sign in here again.
        </p>
      </Confirm>
    </>
  )
}
