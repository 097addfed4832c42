import type { z } from 'zod'
import { type Access, mayDo, roleNames } from '../contract/access.ts'
import type { Api, Endpoint } from '../contract/endpoint.ts'
import { ProblemBody } from '../contract/problem.ts'
import { problemComponents, problemResponses } from './openapiProblems.ts'
import { type JsonSchema, schemaReader } from './openapiSchemas.ts'

interface Info {
  title: string
  version: string
  description?: string
}

/** Describes the contract as an OpenAPI 3.1 document; the same contract gives the same text. */
export function openApiDocument(api: Api, info: Info) {
  const { schema, schemas } = schemaReader()
  schema(ProblemBody, 'output')

  const paths: Record<string, Record<string, unknown>> = {}
  for (const [tag, feature] of Object.entries(api))
    for (const [name, endpoint] of Object.entries(feature)) {
      const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
      const operation = describe(tag, name, endpoint, schema)
      paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation }
    }
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: '/api' }],
    tags: Object.keys(api).map((name) => ({ name })),
    paths,
    components: { schemas, responses: problemComponents(api), securitySchemes: { session } },
  }
}

const session = {
  type: 'apiKey',
  in: 'cookie',
  name: 'tandem.session',
  description: 'Set by signing in; called `__Host-tandem.session` where the product is served over https.',
}

type ReadSchema = (type: z.ZodType, io: 'input' | 'output') => JsonSchema

function describe(tag: string, name: string, endpoint: Endpoint, schema: ReadSchema) {
  return {
    tags: [tag],
    operationId: `${tag}.${name}`,
    summary: endpoint.summary,
    description: whoMayCall(endpoint.access),
    'x-access': endpoint.access,
    security: endpoint.access === 'anyone' ? [] : [{ session: [] }],
    parameters: [...pathParameters(endpoint), ...queryParameters(endpoint, schema), ...headerParameters(endpoint)],
    ...(endpoint.body && {
      requestBody: { required: true, content: { 'application/json': { schema: schema(endpoint.body, 'input') } } },
    }),
    ...(endpoint.upload && { requestBody: { required: true, content: filesOf(endpoint.upload) } }),
    responses: { ...success(endpoint, schema), ...problemResponses(endpoint) },
  }
}

function whoMayCall(access: Access): string {
  if (access === 'anyone') return 'Anyone may call it.'
  if (access === 'person') return 'Any signed-in person may call it.'
  if (access === 'member') return 'Any member of the team may call it.'
  const roles = roleNames.filter((role) => mayDo(role, access))
  return `A member with the task \`${access}\` may call it, in the role ${roles.join(', ')}.`
}

function success(endpoint: Endpoint, schema: ReadSchema) {
  if (endpoint.stream) {
    const description = 'Server-sent events; each carries its number as `id` and this as `data`, as JSON.'
    return { 200: { description, content: { 'text/event-stream': { schema: schema(endpoint.stream, 'output') } } } }
  }
  if (endpoint.download) {
    return { 200: { description: 'A file.', content: filesOf(endpoint.download) } }
  }
  if (!endpoint.response) return { 204: { description: 'Done; nothing to say.' } }
  const status = endpoint.status ?? 200
  const content = { 'application/json': { schema: schema(endpoint.response, 'output') } }
  return { [status]: { description: meaning[status], content } }
}

const filesOf = (types: readonly string[]) =>
  Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))

const meaning = {
  200: 'Done.',
  201: 'Made.',
  202: 'Promised: it is delivered to the platform from here on, and `delivery` says how far it is.',
}

function pathParameters({ path }: Endpoint) {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters({ query }: Endpoint, schema: ReadSchema) {
  const { properties = {}, required = [] } = query ? schema(query, 'input') : {}
  return Object.entries(properties).map(([name, json]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: json,
  }))
}

function headerParameters({ idempotent, versioned, stream }: Endpoint) {
  const header = (name: string, required: boolean, description: string) => {
    return { name, in: 'header', required, description, schema: { type: 'string' } }
  }
  return [
    ...(idempotent
      ? [header('Idempotency-Key', false, 'Made once per form: the same key and request get the first answer again.')]
      : []),
    ...(versioned ? [header('If-Match', true, 'The version that was edited, such as `"3"`.')] : []),
    ...(stream
      ? [header('Last-Event-ID', false, 'The number of the last event heard; the stream goes on after it.')]
      : []),
  ]
}
