import type { TargetChoice } from '../../server/contract/targets.ts'

/** What each part of the form is given. */
export interface ChoiceProps {
  choice: TargetChoice
  fields: Record<string, string>
  onChange: (part: Partial<TargetChoice>) => void
}
