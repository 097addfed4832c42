interface GraphErrorDetails {
  code: number
  message: string
  subcode?: number
  type?: string
  status?: number
  transient?: boolean
  title?: string
  userMessage?: string
  /** The parameters at fault, each as the path to it: `[['targeting', 'age_max']]`. */
  blame?: string[][]
  /** Minutes until calls are let in again; travels in the usage header, as on the platform. */
  regainMinutes?: number
}

/** A refusal in the platform's own shape (reference 9.1). `message` is what the platform would say, prefix included. */
export class GraphError extends Error {
  readonly details: GraphErrorDetails

  constructor(details: GraphErrorDetails) {
    super(details.message)
    this.name = 'GraphError'
    this.details = details
  }
}

/** What Graph answers for whatever is gone, out of reach or not possible on a node: one answer for all three. */
export function missing(id: string, verb: 'get' | 'post' | 'delete' = 'get'): GraphError {
  return new GraphError({
    code: 100,
    subcode: 33,
    type: 'GraphMethodException',
    message:
      `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, ` +
      'or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api',
  })
}

export function badParameter(message: string): GraphError {
  return new GraphError({ code: 100, message: `(#100) ${message}` })
}

/** For what nobody may do, whatever their permissions are. */
export function forbidden(message: string): GraphError {
  return new GraphError({ code: 200, status: 403, message: `(#200) ${message}` })
}

/** The body of an error answer; `traceId` is the platform's name for one call. */
export function errorBody({ details }: GraphError, traceId: string) {
  return {
    error: {
      message: details.message,
      type: details.type ?? 'OAuthException',
      code: details.code,
      ...(details.subcode === undefined ? {} : { error_subcode: details.subcode }),
      ...(details.transient === undefined ? {} : { is_transient: details.transient }),
      ...(details.title ? { error_user_title: details.title, error_user_msg: details.userMessage } : {}),
      ...(details.blame ? { error_data: { blame_field_specs: details.blame } } : {}),
      fbtrace_id: traceId,
    },
  }
}
