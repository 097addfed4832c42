/** The auth library's tables, as far as a query of ours reads them. */
export interface TeamsTable {
  id: string
  name: string
}

export interface MembersTable {
  id: string
  organizationId: string
  userId: string
  role: string
  createdAt: string
}

export interface UsersTable {
  id: string
  name: string
  email: string
}

export interface SessionsTable {
  id: string
  token: string
  userId: string
  expiresAt: string
  createdAt: string
  updatedAt: string
  ipAddress: string | null
  userAgent: string | null
  activeOrganizationId: string | null
}

export interface AccountsTable {
  id: string
  userId: string
  providerId: string
  accountId: string
}
