import type { adImages } from '../server/contract/adImages.ts'
import { soon } from './soon.ts'

export const adImagesMocks = soon<typeof adImages>()
