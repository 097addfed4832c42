import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Pair } from '../../server/contract/linking.ts'
import { fieldProblems, Problem } from '../../server/contract/problem.ts'
import { NewShopLink, type ShopLink } from '../../server/contract/savedReplies.ts'
import { api } from '../api.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import { say } from '../ui/toasts.ts'
import { shopLinkQuery } from './queries.ts'
import styles from './SavedRepliesScreen.module.css'

export function ShopLinkForm({ pair }: { pair: Pair }) {
  const { data } = useQuery(shopLinkQuery(pair.id))
  if (!data) return <RowSkeletons count={1} />
  // Somebody else's word begins the form anew.
  return <Fields key={data.version} pair={pair} link={data} />
}

/** Where {shopLink} leads. When somebody else said otherwise meanwhile, theirs is shown beside what was typed. */
function Fields({ pair, link }: { pair: Pair; link: ShopLink }) {
  const queries = useQueryClient()
  const [url, setUrl] = useState(link.url ?? '')
  const [problem, setProblem] = useState<string>()
  const save = useMutation({
    mutationFn: (body: { url: string | null }) =>
      api.savedReplies.changeShopLink({ params: { pairId: pair.id }, body, version: link.version }),
    onSuccess: (saved) => {
      say(saved.url ? `The shop is at ${saved.url}` : 'There is no shop link any more')
      queries.setQueryData(shopLinkQuery(pair.id).queryKey, saved)
    },
    onError: (error) => {
      if (error instanceof Problem && error.code === 'outdated')
        void queries.invalidateQueries({ queryKey: shopLinkQuery(pair.id).queryKey })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = NewShopLink.safeParse({ url: url.trim() || null })
    setProblem(parsed.error && fieldProblems(parsed.error).url)
    if (parsed.success) save.mutate(parsed.data)
  }
  return (
    <form className={styles.card} style={{ border: 0, padding: 0 }} onSubmit={submit} noValidate>
      <TextInput
        label="Where your shop is"
        description="Saved replies of this pair write it in the place of {shopLink}."
        type="url"
        placeholder="https://"
        value={url}
        error={problem}
        onChange={({ currentTarget }) => {
          setUrl(currentTarget.value)
          setProblem(undefined)
        }}
      />
      {save.error && <ProblemNote error={save.error} />}
      <div>
        <Button type="submit" variant="default" loading={save.isPending} disabled={url.trim() === (link.url ?? '')}>
          Save
        </Button>
      </div>
    </form>
  )
}
