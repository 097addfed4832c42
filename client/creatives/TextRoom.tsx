import { type Creative, sayingIn } from '../../server/contract/campaignContent.ts'
import { type Placement, placementFacts } from '../../server/contract/placements.ts'
import { lengthOf } from '../../server/contract/threads.ts'
import { listed } from '../ui/listed.ts'
import { readable } from '../ui/numbers.ts'
import { scopeTitle } from './scopes.ts'

/** How long the shared text is, where it is cut off, and where it is not shown at all. */
export function TextRoom({ creative, placements }: { creative: Creative; placements: Placement[] }) {
  const own = placements.filter((one) => sayingIn(creative, one).text !== creative.text)
  const shared = placements.filter((one) => !own.includes(one))
  const length = lengthOf(creative.text)
  const cutting = shared.filter((one) => length > (placementFacts[one].shownText ?? Number.POSITIVE_INFINITY))
  const room = Math.min(...shared.flatMap((one) => placementFacts[one].shownText ?? []))
  const where = own.length > 0 ? ` Not on ${listed(own.map(scopeTitle))}, which has words of its own.` : ''
  if (length === 0) return <>Shown everywhere you chose.{where}</>
  if (cutting.length > 0)
    return (
      <>
        {readable(length)} characters, cut off on {listed(cutting.map(scopeTitle), 'and', 3)}.{where}
      </>
    )
  return (
    <>
      {readable(length)} characters{Number.isFinite(room) && `, of ${room} that are shown everywhere`}.{where}
    </>
  )
}
