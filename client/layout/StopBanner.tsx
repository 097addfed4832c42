import { IconHandStop } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { SpendStop } from '../../server/contract/spending.ts'
import { api, query } from '../api.ts'
import { paths } from '../paths.ts'
import { Banner } from '../ui/Banner.tsx'
import { RelativeTime } from '../ui/RelativeTime.tsx'
import { useMayDo } from './desk.ts'

/** Says on every screen that nothing may be spent, for otherwise somebody looks for the reason in each campaign. */
export function StopBanner() {
  const mayAnalyse = useMayDo('analyse')
  const { data } = useQuery({ ...query(api.spending.getStop), enabled: mayAnalyse, throwOnError: false })
  return data?.stop ? <Stopped stop={data.stop} /> : null
}

function Stopped({ stop: { at, by, total, paused } }: { stop: SpendStop }) {
  return (
    <Banner tone="red" icon={IconHandStop}>
      <strong>All spending is stopped</strong> by {by}, <RelativeTime at={at} />.
      {paused < total && ` ${paused} of ${total} campaigns paused so far.`}{' '}
      <Link to={paths.spending}>See how far it is</Link>
    </Banner>
  )
}
