import { NativeSelect } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, query } from '../api.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { say } from '../ui/toasts.ts'
import styles from './Editor.module.css'
import type { Editing } from './editing.ts'

const obstacleWords = {
  disabled: 'The platform has closed this ad account. Nothing can be launched with it until it is opened again there.',
  no_payment: 'This ad account has no payment method yet. Add one there; until then you can go on writing.',
  no_profile: 'This ad account has no access to the Profile. It can run ads on the Page’s network alone.',
  missing_permission: 'The connection may not manage ads. Renew it in the settings of the pair.',
} as const

/** What pays for it: said when there is one, chosen when there are several. */
export function AccountField({ editing: { pair, campaign, account, problemOf } }: { editing: Editing }) {
  const params = { pairId: pair.id }
  const queries = useQueryClient()
  const { data, error } = useQuery({ ...query(api.adAccounts.listAdAccounts, { params }), throwOnError: false })
  const choose = useMutation({
    mutationFn: (id: string) => api.adAccounts.chooseAdAccount({ params, body: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['adAccounts'] }),
    onError: (failure) => say(failure.message, { tone: 'problem' }),
  })
  const accounts = data?.items ?? []
  const isFixed = campaign.launchedVersion !== null
  if (error) return <ProblemNote error={error} />
  if (data && accounts.length === 0)
    return (
      <p className={styles.warning}>
        The connection reaches no ad account. Make one on the platform, or let its owner give you access; until then you
        can go on writing.
      </p>
    )
  return (
    <div className={styles.stack}>
      {accounts.length > 1 && !isFixed ? (
        <NativeSelect
          label="What pays for it"
          description="For all campaigns of this pair that are not launched yet"
          value={account?.id ?? ''}
          error={problemOf('')}
          disabled={choose.isPending}
          data={[
            ...(account ? [] : [{ value: '', label: 'Choose an ad account' }]),
            ...accounts.map(({ id, name, currency }) => ({ value: id, label: `${name} (${currency})` })),
          ]}
          onChange={({ currentTarget: { value } }) => value && choose.mutate(value)}
        />
      ) : (
        account && (
          <p className={styles.soft}>
            Paid by the ad account <ForeignText>{account.name}</ForeignText>, in {account.currency}. Its days begin and
            end in {account.zone}.
          </p>
        )
      )}
      {account?.obstacle && <p className={styles.warning}>{obstacleWords[account.obstacle]}</p>}
    </div>
  )
}
