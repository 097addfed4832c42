import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconUser, IconUsers } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { Link } from 'react-router'
import type { Desk } from '../../server/contract/accounts.ts'
import { paths } from '../paths.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import styles from './AccountMenu.module.css'
import { SignOut } from './SignOut.tsx'
import { useSwitchTeam } from './useSwitchTeam.ts'

export function AccountMenu({ target, desk: { person, team, teams } }: { target: ReactElement; desk: Desk }) {
  const switchTeam = useSwitchTeam()
  if (!person) return null
  const others = teams.filter(({ id }) => id !== team?.id)
  return (
    <Menu defaultOpened position="bottom-end" width={260}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={styles.who}>
          <ForeignText oneLine>{person.name}</ForeignText>
          <ForeignText oneLine>{team ? `${team.name} · ${team.role}` : person.email}</ForeignText>
        </Menu.Label>
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
        <Menu.Label>Colours</Menu.Label>
        <ColourScheme />
        <Menu.Divider />
        <SignOut />
      </Menu.Dropdown>
    </Menu>
  )
}

const schemes = [
  { value: 'auto', word: 'As the system' },
  { value: 'light', word: 'Light' },
  { value: 'dark', word: 'Dark' },
] as const

function ColourScheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return schemes.map(({ value, word }) => (
    <Menu.Item
      key={value}
      closeMenuOnClick={false}
      rightSection={value === colorScheme && <IconCheck size={16} aria-label="chosen" />}
      onClick={() => setColorScheme(value)}
    >
      {word}
    </Menu.Item>
  ))
}
