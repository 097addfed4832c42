export interface TargetsTable {
  teamId: string
  pairId: string
  version: number
  /** JSON of the contract's `TargetChoice`. */
  choice: string
}
