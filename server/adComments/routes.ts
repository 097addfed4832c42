import type { adComments } from '../contract/adComments.ts'
import { soon } from '../http/soon.ts'

export const adCommentsRoutes = soon<typeof adComments>()
