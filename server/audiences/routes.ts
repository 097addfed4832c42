import type { audiences } from '../contract/audiences.ts'
import { soon } from '../http/soon.ts'

export const audiencesRoutes = soon<typeof audiences>()
