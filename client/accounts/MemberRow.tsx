import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '../../server/contract/access.ts'
import type { Member } from '../../server/contract/accounts.ts'
import { api } from '../api.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { Face } from '../ui/Face.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import { say } from '../ui/toasts.ts'
import styles from './AccountScreen.module.css'
import { roleDuties, roleOptions, roleWords } from './roleWords.ts'

interface MemberRowProps {
  member: Member
  /** Somebody who manages the team may change everybody but themselves. */
  mayChange: boolean
}

export function MemberRow({ member, mayChange }: MemberRowProps) {
  const { id, name, email, role } = member
  const [asking, setAsking] = useState(false)
  const { changeRole, remove } = useMember(member)
  return (
    <li className={styles.row}>
      <div className={styles.link}>
        <Face name={name} />
        <div>
          <p className={styles.device}>
            <ForeignText>{name}</ForeignText>
          </p>
          <p className={styles.soft}>{email || 'signs on with Facebook'}</p>
        </div>
      </div>
      {mayChange ? (
        <>
          <NativeSelect
            aria-label={`Role of ${name}`}
            title={roleDuties[role]}
            data={roleOptions}
            value={role}
            onChange={({ currentTarget }) => changeRole.mutate(currentTarget.value as Role)}
          />
          <Button variant="default" aria-label={`Remove ${name}`} onClick={() => setAsking(true)}>
            Remove
          </Button>
        </>
      ) : (
        <span className={styles.soft}>{roleWords[role]}</span>
      )}
      <Confirm
        opened={asking}
        title={`Take ${name} out of the team?`}
        action="Remove"
        busy={remove.isPending}
        onConfirm={() => remove.mutate(id, { onSettled: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        <p>Their sessions in this team end at once. What they wrote stays.</p>
      </Confirm>
    </li>
  )
}

function useMember({ id, name }: Member) {
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: ['accounts'] })
  const onError = (error: Error) => say(error.message, { tone: 'problem' })
  const changeRole = useMutation({
    mutationFn: (role: Role) => api.accounts.changeRole({ params: { memberId: id }, body: { role } }),
    onSuccess: ({ role }) => {
      say(`${name} is now ${roleWords[role].toLowerCase()}`)
      return refresh()
    },
    onError,
  })
  const remove = useMutation({
    mutationFn: (memberId: string) => api.accounts.removeMember({ params: { memberId } }),
    onSuccess: refresh,
    onError,
  })
  return { changeRole, remove }
}
