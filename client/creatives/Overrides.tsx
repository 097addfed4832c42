import { Button, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type Override, OverrideScope, placementsOf } from '../../server/contract/campaignContent.ts'
import { networkOf } from '../../server/contract/placements.ts'
import { Chip } from '../ui/Chip.tsx'
import frame from '../ui/Frame.module.css'
import { listed } from '../ui/listed.ts'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import type { CreativeFieldsProps } from './CreativeFields.tsx'
import styles from './Creatives.module.css'
import { OverrideCard } from './OverrideCard.tsx'
import { networkOfScope, scopeTitle } from './scopes.ts'

/** Where the ad says something else than everywhere: chips that can be taken back, and the words themselves. */
export function Overrides(props: CreativeFieldsProps) {
  const { creative, placements, onChange } = props
  const chosen = placementsOf(placements)
  const networks = [...new Set(chosen.map(networkOf))]
  const scopes = OverrideScope.options.filter((scope) => creative.overrides[scope])
  const free = [...networks, ...chosen].filter((scope) => !creative.overrides[scope])
  const set = (scope: OverrideScope, own: Override | undefined) =>
    onChange((now) => {
      const { [scope]: _before, ...others } = now.overrides
      return { ...now, overrides: own ? { ...others, [scope]: own } : others }
    })
  return (
    <section className={styles.overrides} aria-label="Words of their own">
      <div className={styles.line}>
        <h3>Different in some places</h3>
        {free.length > 0 && (
          <Menu hideDetached={false} position="bottom-end" width={260}>
            <Menu.Target>
              <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden="true" />}>
                Say something else on…
              </Button>
            </Menu.Target>
            <Menu.Dropdown className={styles.menu}>
              {free.map((scope) => (
                <Menu.Item key={scope} onClick={() => set(scope, { text: creative.text })}>
                  <NetworkMark network={networkOfScope(scope)} word={scopeTitle(scope)} />
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {scopes.length === 0 && <p className={styles.soft}>Both networks show the same words and the same picture.</p>}
      {scopes.length > 0 && (
        <ul className={frame.chips} aria-label="Places that differ">
          {scopes.map((scope) => (
            <li key={scope}>
              <Chip
                name={`${scopeTitle(scope)}: ${ownWords(creative.overrides[scope])}`}
                onRemove={() => set(scope, undefined)}
              />
            </li>
          ))}
        </ul>
      )}
      {scopes.map((scope) => (
        <OverrideCard
          key={scope}
          {...props}
          scope={scope}
          own={creative.overrides[scope] ?? {}}
          onChange={(own) => set(scope, Object.values(own).some((part) => part !== undefined) ? own : undefined)}
        />
      ))}
    </section>
  )
}

/** "own text and picture" */
function ownWords({ text, headline, imageId }: Override = {}): string {
  const parts = [
    text !== undefined && 'text',
    headline !== undefined && 'headline',
    imageId !== undefined && 'picture',
  ].filter((part) => part !== false)
  return `own ${listed(parts)}`
}
