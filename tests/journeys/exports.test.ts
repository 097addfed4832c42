import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Export, ExportRow } from '../../server/contract/exports.ts'
import type { Pair } from '../../server/contract/linking.ts'
import { eventually, settledIn } from '../support/journey.ts'
import { type Stage, stages } from '../support/stages.ts'

describe.each(Object.entries(stages))('exports on %s', (_name, start) => {
  let stage: Stage
  let pair: Pair
  beforeAll(async () => {
    stage = await start()
    pair = await settledIn(stage)
  }, 60_000)
  afterAll(() => stage.close())

  const listed = async () => (await stage.client.exports.listExports({ params: { pairId: pair.id } })).items
  const written = async ({ id }: Export) =>
    (await eventually(listed, (items) => items.find((each) => each.id === id)?.state === 'done')).find(
      (each) => each.id === id,
    )
  const fileOf = ({ id }: Export) => stage.client.exports.downloadExport({ params: { exportId: id } })
  const threads = async () => {
    const { items } = await stage.client.inbox.listThreads({ params: { pairId: pair.id }, query: { limit: 100 } })
    return items.filter(({ author }) => !author.us)
  }

  test('what a filter finds is written into a table, comment by comment', async () => {
    const started = await stage.client.exports.startExport({
      params: { pairId: pair.id },
      body: { format: 'csv', threads: { view: 'open' } },
    })
    expect(started).toMatchObject({ state: 'running', format: 'csv', comments: true, notes: false })
    const file = await written(started)

    const rows: Record<string, string>[] = parse(await fileOf(started), { columns: true, bom: true })
    expect(rows).toHaveLength(file?.rows ?? -1)
    const [thread] = await threads()
    const whole = await stage.client.inbox.getThread({ params: { threadId: thread?.id ?? '' } })
    const ours = rows.filter((row) => row.Thread === thread?.id)
    expect(new Set(ours.map((row) => row.Id))).toEqual(new Set(whole.comments.map(({ id }) => id)))
    expect(ours[0]).toMatchObject({ Kind: 'comment', Author: whole.author.name, State: 'open', Zone: pair.zone })
    expect(new Set(rows.map((row) => row.Thread)).size).toBe(file?.total)
  })

  test('chosen threads come as JSON with the notes, the labels and whose they are by name', async () => {
    const [one, other] = await threads()
    const params = { threadId: one?.id ?? '' }
    const label = await stage.client.labels.makeLabel({ body: { name: 'Cakes', colour: 'amber' } })
    await stage.client.triage.labelThread({ params: { ...params, labelId: label.id } })
    const me = (await stage.client.accounts.getDesk()).person
    await stage.client.triage.assignThread({ params, body: { personId: me?.id ?? '' } })
    await stage.client.notes.writeNote({ params, body: { message: 'Nut allergy' } })

    const started = await stage.client.exports.startExport({
      params: { pairId: pair.id },
      body: { format: 'json', comments: false, notes: true, threads: [one?.id ?? '', other?.id ?? '', 'not a thread'] },
    })
    expect(await written(started)).toMatchObject({ total: 3, done: 3, rows: 3 })
    const rows: ExportRow[] = JSON.parse(await fileOf(started))
    const known = { threadId: one?.id, labels: ['Cakes'], assignee: me?.name }
    expect(rows.filter(({ threadId }) => threadId === one?.id)).toEqual([
      expect.objectContaining({ ...known, kind: 'comment', id: one?.id, parentId: null }),
      expect.objectContaining({ ...known, kind: 'note', text: 'Nut allergy', author: me?.name }),
    ])
  })

  test('it comes as a file with a name, and once removed it is gone', async () => {
    const [newest] = await listed()
    const exportId = newest?.id ?? ''
    const response = await stage.send(`${stage.baseUrl}/exports/${exportId}/file`)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; .*\.json/)
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    await response.text()

    await stage.client.exports.removeExport({ params: { exportId } })
    expect((await listed()).map(({ id }) => id)).not.toContain(exportId)
    const again = stage.client.exports.downloadExport({ params: { exportId } })
    await expect(again).rejects.toMatchObject({ code: 'not_found' })
    await expect(stage.client.exports.removeExport({ params: { exportId } })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
