import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Problem } from '../../server/contract/problem.ts'
import { NewRule } from '../../server/contract/ruleParts.ts'
import type { Rule } from '../../server/contract/rules.ts'
import { api } from '../api.ts'
import { paths } from '../paths.ts'
import { say } from '../ui/toasts.ts'
import { useFocusWrong } from '../ui/useFocusWrong.ts'
import { useSendKey } from '../ui/useSendKey.ts'
import { blankRule, type Draft, draftOf, problemsOf, ruleDrafts, stillWrong } from './ruleForm.ts'

/** What is written of a rule, kept over a reload, and its way to the server. Without a rule it is a new one. */
export function useRuleEditor(pairId: string, rule: Rule | undefined) {
  const name = rule?.id ?? `new.${pairId}`
  const saved = rule ? draftOf(rule) : blankRule
  const kept = ruleDrafts.read(name)
  const [draft, setDraft] = useState<Draft>(kept?.draft ?? saved)
  const [version, setVersion] = useState(kept?.version ?? rule?.version ?? 0)
  const [problems, setProblems] = useState<Record<string, string>>({})
  const queries = useQueryClient()
  const navigate = useNavigate()
  const sendKey = useSendKey()
  const { form, focusWrong } = useFocusWrong()

  const settle = (after: Draft, at: number) => {
    ruleDrafts.forget(name)
    setDraft(after)
    setVersion(at)
    setProblems({})
  }
  const save = useMutation({
    mutationFn: ({ from }: { from: number }) => {
      const body = NewRule.parse(draft)
      if (rule) return api.rules.changeRule({ params: { ruleId: rule.id }, body, version: from })
      return api.rules.makeRule({ params: { pairId }, body, key: sendKey.keyFor(body) })
    },
    onSuccess: async (after) => {
      sendKey.forget()
      say(rule?.armed && !after.armed ? 'Saved, and disarmed: back-test it again' : 'Saved')
      settle(draftOf(after), after.version)
      await queries.invalidateQueries({ queryKey: ['rules'] })
      if (!rule) await navigate(paths.rule(pairId, after.id), { replace: true })
    },
    onError: (error) => {
      setProblems(error instanceof Problem ? (error.fields ?? {}) : {})
      focusWrong()
    },
  })
  const isOutdated = save.error instanceof Problem && save.error.code === 'outdated'
  return {
    form,
    draft,
    problems,
    save,
    isOutdated,
    isChanged: JSON.stringify(draft) !== JSON.stringify(saved),
    change: (part: Partial<Draft>) => {
      const next = { ...draft, ...part }
      setDraft(next)
      setProblems((known) => stillWrong(known, draft, next))
      ruleDrafts.keep(name, next, version)
    },
    submit: (from = version) => {
      const found = problemsOf(draft)
      setProblems(found)
      if (Object.keys(found).length === 0) save.mutate({ from })
      else focusWrong()
    },
    /** Back to what is saved. */
    discard: () => {
      save.reset()
      settle(saved, rule?.version ?? 0)
    },
  }
}

export type RuleEditing = ReturnType<typeof useRuleEditor>
