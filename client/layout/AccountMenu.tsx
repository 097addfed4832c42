import { Menu, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { IconLogout, IconUser, IconUsers } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { Link } from 'react-router'
import type { Desk } from '../../server/contract/accounts.ts'
import { paths } from '../paths.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import styles from './AccountMenu.module.css'
import { useSignOut } from './useSignOut.ts'
import { useSwitchTeam } from './useSwitchTeam.ts'

export function AccountMenu({ target, desk: { person, team, teams } }: { target: ReactElement; desk: Desk }) {
  const signOut = useSignOut()
  const switchTeam = useSwitchTeam()
  if (!person) return null
  const others = teams.filter(({ id }) => id !== team?.id)
  return (
    <Menu defaultOpened position="bottom-end" width={260}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <div className={styles.who}>
          <ForeignText oneLine>{person.name}</ForeignText>
          <span>{team ? `${team.name} · ${team.role}` : person.email}</span>
        </div>
        <Menu.Item component={Link} to={paths.account} leftSection={<IconUser size={16} aria-hidden="true" />}>
          Your account
        </Menu.Item>
        {team && (
          <Menu.Item component={Link} to={paths.team} leftSection={<IconUsers size={16} aria-hidden="true" />}>
            Team
          </Menu.Item>
        )}
        {others.length > 0 && <Menu.Label>Work in another team</Menu.Label>}
        {others.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => switchTeam.mutate(id)}>
            <ForeignText oneLine>{name}</ForeignText>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <ColourScheme />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden="true" />} onClick={() => signOut.mutate()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function ColourScheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <div className={styles.scheme}>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label="Colours"
        value={colorScheme}
        onChange={setColorScheme}
        data={[
          { value: 'auto', label: 'Auto' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
      />
    </div>
  )
}
