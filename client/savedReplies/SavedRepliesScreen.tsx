import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { SettingsFrame } from '../layout/SettingsFrame.tsx'
import { usePair } from '../layout/usePairs.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { RowSkeletons } from '../ui/RowSkeletons.tsx'
import { found } from './found.ts'
import { savedRepliesQuery } from './queries.ts'
import { ReplyEditor } from './ReplyEditor.tsx'
import { ReplyList } from './ReplyList.tsx'
import styles from './SavedRepliesScreen.module.css'
import { ShopLinkForm } from './ShopLinkForm.tsx'

/** What the team says often, by folder; the one in the address is open to be changed. */
export function SavedRepliesScreen() {
  const pair = usePair()
  const [params, setParams] = useSearchParams()
  const { data } = useQuery(savedRepliesQuery(pair.id))
  // Letters come faster than addresses change.
  const [search, setSearch] = useState(params.get('q') ?? '')
  const openId = params.get('reply')
  const set = (name: 'q' | 'reply', value: string | null) =>
    setParams(
      (before) => {
        if (value) before.set(name, value)
        else before.delete(name)
        return before
      },
      { replace: name === 'q' },
    )
  const open = data?.items.find(({ id }) => id === openId)
  const folders = [...new Set(data?.items.map(({ folder }) => folder).filter(Boolean))].sort()

  return (
    <SettingsFrame title="Saved replies">
      {data && (open || openId === 'new') && (
        <ReplyEditor key={openId} reply={open} folders={folders} onClose={() => set('reply', null)} />
      )}
      <section className={styles.card} aria-labelledby="saved">
        <div className={styles.head}>
          <h2 id="saved">What your team says often</h2>
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => set('reply', 'new')}>
            New saved reply
          </Button>
        </div>
        <TextInput
          type="search"
          aria-label="Search saved replies"
          placeholder="Search by title, shortcut or text"
          value={search}
          onChange={({ currentTarget }) => {
            setSearch(currentTarget.value)
            set('q', currentTarget.value)
          }}
        />
        {!data && <RowSkeletons count={4} />}
        {data?.items.length === 0 && (
          <EmptyState title="Nothing is saved yet">
            Write down what you say often, or press “Save as saved reply” on an answer that went well.
          </EmptyState>
        )}
        {data && <ReplyList replies={found(data.items, search)} openId={openId} onOpen={(id) => set('reply', id)} />}
        {data && data.items.length > 0 && found(data.items, search).length === 0 && <p>Nothing like that is saved.</p>}
      </section>
      <section className={styles.card} aria-labelledby="shop">
        <h2 id="shop">Shop link</h2>
        <ShopLinkForm pair={pair} />
      </section>
    </SettingsFrame>
  )
}
