import { backtestKind } from './backtesting.ts'
import { considerKind } from './considering.ts'
import { undoActsKind } from './undoing.ts'

/** What rules do by themselves, would have done, and what is put back of it. */
export const rulesKinds = {
  'rules.consider': considerKind,
  'rules.backtest': backtestKind,
  'rules.undo': undoActsKind,
}
