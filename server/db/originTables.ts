/** Where this database was at home when a server last started on it, and how often one did. One row. */
export interface OriginsTable {
  id: string
  place: string
  starts: number
}
