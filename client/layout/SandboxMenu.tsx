import { Menu } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import type { Pair } from '../../server/contract/linking.ts'
import { NetworkMark } from '../ui/NetworkMark.tsx'

interface SandboxMenuProps {
  target: ReactElement
  sandboxUrl: string | null
  pair: Pair | undefined
}

/** The ways to the other side of the practice: both feeds, and the console. */
export function SandboxMenu({ target, sandboxUrl, pair }: SandboxMenuProps) {
  const places = [
    { url: pair?.page.url, what: <NetworkMark network="facebook" word="Page feed" /> },
    { url: pair?.profile?.url, what: <NetworkMark network="instagram" word="Profile feed" /> },
    { url: sandboxUrl, what: 'Console of the sandbox' },
  ]
  return (
    <Menu defaultOpened position="bottom-start" width={260}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Nothing here reaches real people. Be a customer in:</Menu.Label>
        {places.map(
          ({ url, what }) =>
            url && (
              <Menu.Item
                key={url}
                component="a"
                href={url}
                target="_blank"
                rel="noreferrer"
                rightSection={<IconExternalLink size={14} aria-hidden="true" />}
              >
                {what}
              </Menu.Item>
            ),
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
