import type { adImages } from '../contract/adImages.ts'
import { soon } from '../http/soon.ts'

export const adImagesRoutes = soon<typeof adImages>()
