import type { Coverage, NetworkCoverage } from '../contract/coverage.ts'
import type { TeamContext } from '../http/context.ts'
import { hearsNotices } from '../linking/checks.ts'
import { linkedPair, type PairRow } from '../linking/pairRows.ts'
import { roundsOfPair } from '../linking/pairs.ts'
import { promisedAbout, rereadingOf, subjectOfPair } from './promises.ts'

/** Throws `not_found` for a pair that is not the team's. */
export async function getCoverage(context: TeamContext, pairId: string): Promise<Coverage> {
  const pair = await linkedPair(context, pairId)
  const [sweep = ''] = roundsOfPair(pairId)
  const promised = await promisedAbout(context, [sweep, subjectOfPair(pairId)])
  const round = promised.get(sweep)
  const networks = await Promise.all(
    networksOf(pair).map(async (network) => ({
      network,
      heardAt: network === 'facebook' ? pair.facebookHeardAt : pair.instagramHeardAt,
      notices: hearsNotices(pair),
      sweptAt: await sweptAt(context, pairId, network),
      sweepsAt: round?.runAt ?? null,
      problem: round?.problem ?? null,
      ...(await countsOf(context, pairId, network)),
    })),
  )
  return { networks, reading: rereadingOf(promised.get(subjectOfPair(pairId))) }
}

const networksOf = ({ profileId }: PairRow): NetworkCoverage['network'][] =>
  profileId ? ['facebook', 'instagram'] : ['facebook']

async function sweptAt({ db, teamId }: TeamContext, pairId: string, network: NetworkCoverage['network']) {
  const sweep = await db
    .selectFrom('sweeps')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('network', '=', network)
    .select('sweptAt')
    .executeTakeFirst()
  return sweep?.sweptAt ?? null
}

/** Added up from an index of the posts, of which there are a hundredth of the comments. */
async function countsOf({ db, teamId }: TeamContext, pairId: string, network: NetworkCoverage['network']) {
  const sums = await db
    .selectFrom('posts')
    .where('teamId', '=', teamId)
    .where('pairId', '=', pairId)
    .where('network', '=', network)
    .where('deletedAt', 'is', null)
    // Of somebody else's media we see what names us and no more.
    .where('ownerName', 'is', null)
    .select((eb) => [
      eb.fn.countAll<number>().as('posts'),
      eb.fn.sum<number | null>('commentCount').as('counted'),
      eb.fn.sum<number | null>('seenCount').as('seen'),
      eb.fn
        .sum<number | null>(eb.case().when('commentCount', '<>', eb.ref('seenCount')).then(1).else(0).end())
        .as('differing'),
    ])
    .executeTakeFirstOrThrow()
  return {
    posts: Number(sums.posts),
    counted: Number(sums.counted),
    seen: Number(sums.seen),
    differing: Number(sums.differing),
  }
}
