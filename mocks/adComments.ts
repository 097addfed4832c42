import type { adComments } from '../server/contract/adComments.ts'
import { soon } from './soon.ts'

export const adCommentsMocks = soon<typeof adComments>()
