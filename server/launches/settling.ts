import { setBudget } from './budgets.ts'
export const settleDrift = setBudget as never
