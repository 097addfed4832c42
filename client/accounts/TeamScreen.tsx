import { useQuery } from '@tanstack/react-query'
import { api, query } from '../api.ts'
import { useDesk, useMayDo } from '../layout/desk.ts'
import { SettingsFrame } from '../layout/SettingsFrame.tsx'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import styles from './AccountScreen.module.css'
import { Invites } from './Invites.tsx'
import { MemberRow } from './MemberRow.tsx'

export function TeamScreen() {
  const { team, person } = useDesk()
  const mayManage = useMayDo('manage')
  const { data: members } = useQuery(query(api.accounts.listMembers))
  return (
    <SettingsFrame title={team?.name ?? 'Team'}>
      <section className={styles.card}>
        <h2>Members</h2>
        {members ? (
          <ul className={styles.rows}>
            {members.items.map((member) => (
              <MemberRow key={member.id} member={member} mayChange={mayManage && member.personId !== person?.id} />
            ))}
          </ul>
        ) : (
          <RowSkeletons count={2} />
        )}
      </section>
      {mayManage && <Invites />}
    </SettingsFrame>
  )
}
