import { Menu } from '@mantine/core'
import { IconCheck, IconPlus } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { Link } from 'react-router'
import type { Pair } from '../../server/contract/linking.ts'
import { paths } from '../paths.ts'
import { Face } from '../ui/Face.tsx'
import { ForeignText } from '../ui/ForeignText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { useMayDo } from './desk.ts'
import styles from './PairSwitcher.module.css'
import { usePairs } from './usePairs.ts'

export function PairMenu({ target, pair }: { target: ReactElement; pair: Pair }) {
  const pairs = usePairs()
  const mayManage = useMayDo('manage')
  return (
    <Menu defaultOpened position="bottom-start" width={300}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Pairs</Menu.Label>
        {pairs.map((other) => (
          <Menu.Item
            key={other.id}
            component={Link}
            to={paths.inbox(other.id)}
            leftSection={<Face name={other.page.name} pictureUrl={other.page.pictureUrl} size={28} square />}
            rightSection={other.id === pair.id && <IconCheck size={16} aria-label="current" />}
          >
            <ForeignText oneLine>{other.page.name}</ForeignText>
            <span className={styles.accounts}>
              <NetworkMark network="facebook" />
              {other.profile ? <NetworkMark network="instagram" word={other.profile.username} /> : 'no Profile yet'}
            </span>
          </Menu.Item>
        ))}
        {mayManage && (
          <>
            <Menu.Divider />
            <Menu.Item component={Link} to={paths.connect} leftSection={<IconPlus size={16} aria-hidden="true" />}>
              Connect another pair
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
