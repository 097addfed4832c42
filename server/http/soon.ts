import type { Feature } from '../contract/endpoint.ts'
import { Problem } from '../contract/problem.ts'
import type { Handlers } from './context.ts'

/** Stands in for a feature whose routes are being written. */
export const soon = <F extends Feature>() =>
  new Proxy(
    {},
    {
      get: () => () => {
        throw new Problem('not_ready', 'This is being built.')
      },
    },
  ) as Handlers<F>
