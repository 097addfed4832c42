import type { audiences } from '../server/contract/audiences.ts'
import { soon } from './soon.ts'

export const audiencesMocks = soon<typeof audiences>()
