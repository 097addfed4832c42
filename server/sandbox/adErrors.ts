import { GraphError } from './graphError.ts'

interface Refusal {
  /** What stands in bold, such as "Budget is too low". */
  title: string
  /** A sentence for a person; error_user_msg. */
  says: string
  /** The parameters at fault: a name, or the path to something in it with dots between. */
  blame: string | string[]
  code?: number
  subcode?: number
}

/** A refusal of something about ads: with a title, a sentence for people and the parameters at fault, always (reference 9.1). */
export function invalidAd({ title, says, blame, code = 100, subcode }: Refusal): GraphError {
  const paths = typeof blame === 'string' ? [blame] : blame
  return new GraphError({
    code,
    ...(subcode === undefined ? {} : { subcode }),
    message: code === 100 ? 'Invalid parameter' : `(#${code}) ${title}`,
    transient: false,
    title,
    userMessage: says,
    blame: paths.map((path) => path.split('.')),
  })
}

/** A parameter that has to be there and is not. */
export const lacking = (name: string, why = `The parameter ${name} is required.`) =>
  invalidAd({ title: 'Missing parameter', says: why, blame: name })
