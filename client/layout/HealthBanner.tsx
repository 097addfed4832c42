import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Pair } from '../../server/contract/linking.ts'
import { paths } from '../paths.ts'
import { Banner } from '../ui/Banner.tsx'

/** Says on every screen that the pair is cut off: comments that never come, without a word, would look like quiet days. */
export function HealthBanner({ pair }: { pair: Pair | undefined }) {
  const finding = pair?.health.findings.find(({ remedy }) => remedy === 'reconnect')
  if (!pair || !finding) return null
  return (
    <Banner tone="amber" icon={IconAlertTriangle}>
      {finding.what} <Link to={paths.pair(pair.id)}>See how it is mended</Link>
    </Banner>
  )
}
