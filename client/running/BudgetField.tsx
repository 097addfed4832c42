import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Campaign } from '../../server/contract/campaigns.ts'
import { moneyWords, plainMoney, readMoney } from '../../server/contract/money.ts'
import { Problem } from '../../server/contract/problem.ts'
import { api, query } from '../api.ts'
import { Confirm } from '../ui/Confirm.tsx'
import { say } from '../ui/toasts.ts'
import styles from './Running.module.css'

/** The budget where it stands: a new amount, never a step up or down, and asked again when it is far from the usual. */
export function BudgetField({ campaign, currency }: { campaign: Campaign; currency: string }) {
  const { budget } = campaign
  const saved = budget.amount === null ? '' : plainMoney(budget.amount, currency)
  const [typed, setTyped] = useState(saved)
  const [problem, setProblem] = useState<string>()
  const [asked, setAsked] = useState<{ amount: number; words: string } | null>(null)
  const set = useBudget(campaign, currency)
  const send = (amount: number, sure: boolean) =>
    set.mutate(
      { amount, sure },
      {
        onSuccess: () => setAsked(null),
        onError: (error) => {
          if (error instanceof Problem && error.fields?.sure) setAsked({ amount, words: error.message })
          else {
            setAsked(null)
            setProblem((error instanceof Problem && error.fields?.amount) || error.message)
          }
        },
      },
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = readMoney(typed, currency)
    if ('problem' in read) return setProblem(read.problem)
    send(read.amount, false)
  }
  const isChanged = typed.trim() !== saved
  return (
    <form className={styles.budget} onSubmit={submit} noValidate>
      <TextInput
        className={styles.amount}
        size="xs"
        label={budget.kind === 'daily' ? 'Budget a day' : 'Budget in all'}
        inputMode="decimal"
        autoComplete="off"
        maxLength={30}
        rightSection={<span aria-hidden="true">{currency}</span>}
        rightSectionWidth={44}
        value={typed}
        error={problem}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value)
          setProblem(undefined)
        }}
        onKeyDown={({ key }) => {
          if (key !== 'Escape') return
          setTyped(saved)
          setProblem(undefined)
        }}
      />
      {isChanged && (
        <Button type="submit" size="xs" loading={set.isPending}>
          Set the budget
        </Button>
      )}
      <Confirm
        opened={asked !== null}
        title="That much?"
        action={asked ? `Set it to ${moneyWords(asked.amount, currency, { short: true })}` : ''}
        refusal="Leave it as it is"
        busy={set.isPending}
        onConfirm={() => asked && send(asked.amount, true)}
        onClose={() => setAsked(null)}
      >
        <p>{asked?.words}</p>
      </Confirm>
    </form>
  )
}

function useBudget({ id: campaignId, version, budget }: Campaign, currency: string) {
  const queries = useQueryClient()
  const params = { campaignId }
  const { queryKey } = query(api.campaigns.getCampaign, { params })
  const words = (amount: number) => moneyWords(amount, currency, { short: true })
  const put = (body: { amount: number; sure: boolean }, from: number) =>
    api.running.setBudget({ params, body, version: from })
  const settle = (after: Campaign) => {
    queries.setQueryData(queryKey, after)
    for (const key of [api.campaigns.listCampaigns.key, ['spending'], ['launches'], ['results']])
      void queries.invalidateQueries({ queryKey: key })
  }
  return useMutation({
    mutationFn: (body: { amount: number; sure: boolean }) => put(body, version),
    onSuccess: (after, { amount }) => {
      settle(after)
      const before = budget.amount
      const undo = () => {
        if (before === null) return
        put({ amount: before, sure: true }, after.version).then(settle, (error: Error) =>
          say(error.message, { tone: 'problem' }),
        )
      }
      say(`The budget is ${words(amount)} now`, { undo: before === null ? undefined : undo })
    },
    onError: (error) => {
      if (error instanceof Problem && error.code === 'outdated') void queries.invalidateQueries({ queryKey })
    },
  })
}
