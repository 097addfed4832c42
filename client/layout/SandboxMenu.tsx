import { Menu, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconExternalLink } from '@tabler/icons-react'
import type { Pair } from '../../server/contract/linking.ts'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import styles from './SandboxMenu.module.css'

/** The word that keeps practice from looking like live, and the ways to the other side of it. */
export function SandboxMenu({ sandboxUrl, pair }: { sandboxUrl: string | null; pair: Pair | undefined }) {
  const places = [
    { url: pair?.page.url, what: <NetworkMark network="facebook" word="Page feed" /> },
    { url: pair?.profile?.url, what: <NetworkMark network="instagram" word="Profile feed" /> },
    { url: sandboxUrl, what: 'Console of the sandbox' },
  ]
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <UnstyledButton className={styles.badge}>
          Sandbox
          <IconChevronDown size={13} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
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
