import type { Feature } from '../server/contract/endpoint.ts'
import { Problem } from '../server/contract/problem.ts'
import type { MockHandlers } from './context.ts'

/** Stands in for a feature whose mocks are being written. */
export const soon = <F extends Feature>() =>
  new Proxy(
    {},
    {
      get: () => () => {
        throw new Problem('not_ready', 'This is being built.')
      },
    },
  ) as MockHandlers<F>
