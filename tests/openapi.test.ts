import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import type { Api } from '../server/contract/endpoint.ts'
import { api } from '../server/contract/index.ts'
import { openApiDocument } from '../server/http/openapi.ts'

const document = openApiDocument(api, { title: 'Tandem', version: '0.1.0' })

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(structuredClone(document))
  expect(errors ?? []).toEqual([])
  expect(valid).toBe(true)
  expect(validator.version).toBe('3.1')
})

test('the document is the one that was agreed on', async () => {
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot('openapi.json.snap')
})

test('every reference leads somewhere', () => {
  const { schemas, responses } = document.components
  const known = [...Object.keys(schemas), ...Object.keys(responses)]
  const references = JSON.stringify(document).matchAll(/"#\/components\/(?:schemas|responses)\/([^"]+)"/g)
  expect([...references].map(([, name]) => name ?? '').filter((name) => !known.includes(name))).toEqual([])
})

test('every endpoint of the contract is described with who may call it', () => {
  const described = Object.values(document.paths).flatMap((operations) => Object.values(operations)) as {
    operationId: string
    'x-access': string
  }[]
  const declared = Object.entries(api as Api).flatMap(([feature, endpoints]) =>
    Object.entries(endpoints).map(([name, { access }]) => `${feature}.${name} ${access}`),
  )
  const found = described.map((one) => `${one.operationId} ${one['x-access']}`)
  expect(new Set(found)).toEqual(new Set(declared))
  expect(found).toHaveLength(declared.length)
})
