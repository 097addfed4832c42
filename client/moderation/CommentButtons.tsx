import { ActionIcon } from '@mantine/core'
import {
  IconBan,
  IconBookmarkPlus,
  IconCornerUpLeft,
  IconEye,
  IconEyeOff,
  IconHeart,
  IconHeartFilled,
  IconLock,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Comment } from '../../server/contract/threads.ts'
import { keys } from '../ui/keys.ts'
import styles from './CommentButtons.module.css'
import type { CommentActs } from './CommentTree.tsx'

interface CommentButtonsProps {
  comment: Comment
  act: CommentActs
  answered: boolean
}

/** What the network lets one do with a comment; the keys act on the one that is being answered. */
export function CommentButtons({ comment, act, answered }: CommentButtonsProps) {
  const { may, likedAt, hiddenAt, author, delivery, blockedAt } = comment
  const hint = (key: string) => (answered ? ` (${key})` : '')
  return (
    <div className={styles.buttons}>
      {may.reply && (
        <Act word="Answer this comment" hint={hint(keys.reply)} onClick={() => act.reply(comment)}>
          <IconCornerUpLeft size={16} aria-hidden="true" />
        </Act>
      )}
      {may.replyPrivately && (
        <Act word="Answer privately" hint={hint(keys.privately)} onClick={() => act.whisper(comment)}>
          <IconLock size={16} aria-hidden="true" />
        </Act>
      )}
      {may.edit && (
        <Act word="Change the words" hint={hint(keys.edit)} onClick={() => act.edit(comment)}>
          <IconPencil size={16} aria-hidden="true" />
        </Act>
      )}
      {may.like && (
        <Act
          word={likedAt ? 'Take the like back' : 'Like comment'}
          hint={hint(keys.like)}
          onClick={() => act.like(comment)}
        >
          {likedAt ? <IconHeartFilled size={16} aria-hidden="true" /> : <IconHeart size={16} aria-hidden="true" />}
        </Act>
      )}
      {may.hide && (
        <Act word={hiddenAt ? 'Show comment' : 'Hide comment'} hint={hint(keys.hide)} onClick={() => act.hide(comment)}>
          {hiddenAt ? <IconEye size={16} aria-hidden="true" /> : <IconEyeOff size={16} aria-hidden="true" />}
        </Act>
      )}
      {author.us && !delivery && comment.message && (
        <Act word="Save as saved reply" hint="" onClick={() => act.save(comment.message)}>
          <IconBookmarkPlus size={16} aria-hidden="true" />
        </Act>
      )}
      {may.block && (
        <Act
          word={blockedAt ? 'Unblock the author' : 'Block the author'}
          hint={hint(keys.block)}
          onClick={() => act.block(comment)}
        >
          <IconBan size={16} aria-hidden="true" />
        </Act>
      )}
      {may.delete && (
        <Act word="Delete comment" hint={hint(keys.delete)} onClick={() => act.remove(comment)}>
          <IconTrash size={16} aria-hidden="true" />
        </Act>
      )}
    </div>
  )
}

interface ActProps {
  word: string
  hint: string
  onClick: () => void
  children: ReactNode
}

const Act = ({ word, hint, onClick, children }: ActProps) => (
  <ActionIcon data-tip={word + hint} variant="subtle" color="gray" aria-label={word} onClick={onClick}>
    {children}
  </ActionIcon>
)
