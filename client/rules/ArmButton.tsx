import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Problem } from '../../server/contract/problem.ts'
import type { Rule } from '../../server/contract/rules.ts'
import { api } from '../api.ts'
import { useMayDo } from '../layout/desk.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { say } from '../ui/toasts.ts'

/** Lets the rule act, or stops it at once. One that is about more than half of all comments asks again in words. */
export function ArmButton({ rule, mayArm }: { rule: Rule; mayArm: boolean }) {
  const mayManage = useMayDo('manage')
  const { arm, disarm, asked, setAsked } = useArming(rule)
  if (rule.armed)
    return (
      <Button variant="default" loading={disarm.isPending} onClick={() => disarm.mutate()}>
        Disarm
      </Button>
    )
  if (!mayManage) return <span>An owner or an admin can arm it.</span>
  return (
    <>
      <Button disabled={!mayArm} loading={arm.isPending} onClick={() => arm.mutate({ sure: false })}>
        Arm the rule
      </Button>
      <Confirm
        opened={asked !== null}
        title={`Arm ${rule.name} all the same?`}
        action="Arm it"
        refusal="Leave it unarmed"
        busy={arm.isPending}
        onConfirm={() => arm.mutate({ sure: true })}
        onClose={() => setAsked(null)}
      >
        <p>{asked}</p>
      </Confirm>
    </>
  )
}

function useArming({ id: ruleId, version, name }: Rule) {
  const queries = useQueryClient()
  const [asked, setAsked] = useState<string | null>(null)
  const refresh = () => queries.invalidateQueries({ queryKey: ['rules'] })
  const arm = useMutation({
    mutationFn: ({ sure }: { sure: boolean }) => api.rules.armRule({ params: { ruleId }, version, body: { sure } }),
    onSuccess: () => {
      setAsked(null)
      say(`Armed: ${name}`, { undo: () => disarm.mutate() })
      return refresh()
    },
    onError: (error) => {
      if (error instanceof Problem && error.fields?.sure) setAsked(error.message)
      else say(error.message, { tone: 'problem' })
    },
  })
  const disarm = useMutation({
    mutationFn: () => api.rules.disarmRule({ params: { ruleId } }),
    onSuccess: () => {
      say(`Disarmed: ${name}`)
      return refresh()
    },
    onError: (error) => say(error.message, { tone: 'problem' }),
  })
  return { arm, disarm, asked, setAsked }
}
