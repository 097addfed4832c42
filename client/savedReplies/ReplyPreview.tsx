import { useQuery } from '@tanstack/react-query'
import { networks } from '../../server/contract/values.ts'
import { filled, strangerIn } from '../../server/contract/variables.ts'
import { useDesk } from '../layout/desk.ts'
import { usePair } from '../layout/usePairs.ts'
import { MarkedText } from '../ui/MarkedText.tsx'
import { NetworkMark } from '../ui/NetworkMark.tsx'
import { shopLinkQuery } from './queries.ts'
import styles from './ReplyPreview.module.css'
import { Room } from './Room.tsx'
import { sampleValues } from './values.ts'

/** How the text one is at would read on each network, to a customer called Tom, and how much room it takes there. */
export function ReplyPreview({ text }: { text: string }) {
  const pair = usePair()
  const { person } = useDesk()
  const { data } = useQuery(shopLinkQuery(pair.id))
  const stranger = strangerIn(text)
  return (
    <section className={styles.previews} aria-label="Preview">
      {networks.map((network) => {
        const said = filled(text.trim(), sampleValues(network, pair, person?.name ?? null, data?.url ?? null))
        const us = network === 'facebook' ? pair.page.name : (pair.profile?.username ?? pair.page.name)
        return (
          <div key={network} className={styles.preview}>
            <NetworkMark network={network} word={`On the ${network === 'facebook' ? 'Page' : 'Profile'}`} />
            <strong>{us}</strong>
            <MarkedText text={said} />
            <Room text={said} network={network} />
          </div>
        )
      })}
      {stranger && (
        <p className={styles.stranger} role="status">
          {stranger}
        </p>
      )}
    </section>
  )
}
