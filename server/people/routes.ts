import type { people } from '../contract/people.ts'
import type { Handlers } from '../http/context.ts'
import { confirmIdentity, splitIdentity } from './confirming.ts'
import { getCustomer } from './customers.ts'
import { dismissIdentity, reconsiderIdentity } from './dismissals.ts'
import { keepNote } from './notes.ts'
import { listRemarks } from './remarks.ts'
import { decideTwin } from './twinDecisions.ts'
import { getTwins, listTwinChoices } from './twins.ts'

export const peopleRoutes: Handlers<typeof people> = {
  getCustomer: ({ params }, context) => getCustomer(context, params.threadId),
  listRemarks: ({ params, query }, context) => listRemarks(context, params.personId, query),
  keepNote: ({ params, body, version }, context) => keepNote(context, params.identityId, version, body.text),
  confirmIdentity: ({ params }, context) => confirmIdentity(context, params),
  splitIdentity: ({ params }, context) => splitIdentity(context, params),
  dismissIdentity: ({ params }, context) => dismissIdentity(context, params),
  reconsiderIdentity: ({ params }, context) => reconsiderIdentity(context, params),
  getTwins: ({ params }, context) => getTwins(context, params.threadId),
  listTwinChoices: ({ params }, context) => listTwinChoices(context, params.threadId),
  decideTwin: ({ params, body }, context) => decideTwin(context, params, body.state),
}
