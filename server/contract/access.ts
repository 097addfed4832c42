/** What a member may do; Meta's own Page tasks, so that a right means the same on both sides. */
export const tasks = ['moderate', 'publish', 'advertise', 'merchandise', 'analyse', 'manage'] as const
export type Task = (typeof tasks)[number]

/** Roles are bundles of tasks and nothing else: no rule in the product asks for a role by its name. */
export const roles = {
  owner: tasks,
  admin: tasks,
  moderator: ['moderate'],
  advertiser: ['advertise', 'analyse'],
  merchandiser: ['merchandise'],
  analyst: ['analyse'],
} as const satisfies Record<string, readonly Task[]>
export type Role = keyof typeof roles
export const roleNames = Object.keys(roles) as [Role, ...Role[]]

/**
 * Who may call an endpoint: anyone at all, a signed-in person, a member of the team they work in,
 * or a member who has the named task.
 */
export type Access = 'anyone' | 'person' | 'member' | Task

export const mayDo = (role: Role, task: Task) => (roles[role] as readonly Task[]).includes(task)
