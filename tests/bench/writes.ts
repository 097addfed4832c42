import { type Desk, startProduct } from './desk.ts'
import { fileOf, filledDesk, readFrom, whoseIs } from './desks.ts'
import { compared, type Figure } from './figures.ts'
import { interleaved, type Lane } from './lanes.ts'
import { startProcess, untilReady } from './processes.ts'
import { number, size } from './size.ts'
import { changeOf, openWire } from './wire.ts'

const perRound = 5

/** A reply promised and a thread done, each durable before it is answered, against the bare statement as durable. */
export async function measureWrites(): Promise<Figure[]> {
  const desk = await filledDesk(size.comments)
  const floor = await startProcess('tests/bench/floorWrites.ts', { DATABASE_FILE: fileOf(desk) })
  await untilReady(floor)
  const product = await startProduct(desk.dataDir, { ROLE: 'api' })
  const [low, ours] = [await openWire(floor.port), await openWire(product.port)]
  try {
    const threads = openThreads(desk)
    const next = () => threads.pop()?.id ?? ''
    const { teamId } = whoseIs(desk)
    let made = 0
    const keyed = () => {
      made += 1
      return `bench-${made}`
    }
    const message = 'Thank you, we keep one for you until six.'
    const reply = (key?: () => string) => () =>
      changeOf('POST', `/api/comments/${next()}/replies`, desk.cookie, { message }, key?.())
    const bareReply = () => changeOf('POST', '/replies', '', bareRow(desk, teamId, next(), keyed(), message))
    const done = () => changeOf('PUT', `/api/threads/${next()}/done`, desk.cookie)
    const bareDone = () => changeOf('PUT', `/teams/${teamId}/threads/${next()}/done`, '')
    const figures: Figure[] = []
    const measure = async (what: string, floorAsk: () => string, ourAsk: () => string, most?: number) => {
      const lanes: Lane[] = [
        { wire: low, asks: floorAsk },
        { wire: ours, asks: ourAsk },
      ]
      const [floors = [], taken = []] = await interleaved(lanes, size.rounds, perRound)
      figures.push(compared(what, floors, taken, 0.5, most), compared(what, floors, taken, 0.99))
    }
    await measure(`A reply promised durably among ${number(size.comments)} comments`, bareReply, reply(), 2.5)
    await measure('The same under a key, answered once', bareReply, reply(keyed))
    await measure('A thread done, durably', bareDone, done, 2.5)
    return figures
  } finally {
    for (const wire of [low, ours]) wire.close()
    await Promise.all([floor.stop(), product.stop()])
    desk.remove()
  }
}

/** Threads that take an answer, all over the list. */
function openThreads(desk: Desk) {
  const sql = `select threads.id from threads join posts on posts.teamId = threads.teamId and posts.id = threads.postId
    where threads.pairId = ? and threads.state = 'open' and threads.hiddenAt is null and threads.delivery is null
      and threads.id like '9%' and posts.ownerName is null order by substr(threads.id, -3), threads.id limit 5000`
  return readFrom<{ id: string }>(desk, sql, desk.pair.id)
}

const bareRow = ({ pair }: Desk, teamId: string, threadId: string, id: string, message: string) => ({
  ...{ teamId, id, threadId, parentId: threadId, postId: `800${threadId.slice(1, 8)}`, pairId: pair.id },
  ...{ network: 'facebook', authorId: pair.page.id, authorName: pair.page.name, authorUs: 1, message, likeCount: 0 },
  ...{ delivery: 'waiting', deliveryAction: 'reply', changedAt: '', messageAsOf: '', hiddenAsOf: '' },
})
