import type { Api, Endpoint } from '../../server/contract/endpoint.ts'
import { api } from '../../server/contract/index.ts'

export interface NamedEndpoint {
  /** `inbox.listThreads` */
  name: string
  endpoint: Endpoint
  /** The names in its path, in order. */
  params: string[]
}

/** Every endpoint of the contract, in its order. */
export const endpoints: NamedEndpoint[] = Object.entries(api as Api).flatMap(([feature, of]) =>
  Object.entries(of).map(([name, endpoint]) => ({
    name: `${feature}.${name}`,
    endpoint,
    params: [...endpoint.path.matchAll(/:(\w+)/g)].map(([, param]) => param ?? ''),
  })),
)

/** The path of an endpoint with its parameters filled in, whatever they are. */
export const pathOf = ({ endpoint }: NamedEndpoint, params: Record<string, string>) =>
  endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent((params[name] ?? '').toWellFormed()))
