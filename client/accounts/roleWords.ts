import type { Role } from '../../server/contract/access.ts'

export const roleWords: Record<Role, string> = {
  owner: 'Owner',
  admin: 'Admin',
  moderator: 'Moderator',
  advertiser: 'Advertiser',
  merchandiser: 'Merchandiser',
  analyst: 'Analyst',
}

/** What each role may do, as one sentence. */
export const roleDuties: Record<Role, string> = {
  owner: 'Everything, the team included.',
  admin: 'Everything, the team included.',
  moderator: 'Reads and answers comments.',
  advertiser: 'Runs campaigns and reads figures.',
  merchandiser: 'Keeps the catalogue.',
  analyst: 'Reads figures.',
}

export const roleOptions = Object.entries(roleWords).map(([value, label]) => ({ value, label }))
