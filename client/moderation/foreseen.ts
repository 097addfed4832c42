import type { Comment, Delivery } from '../../server/contract/threads.ts'

/** A delivery as it will stand until the server has said more of it. */
export const sendingOf = (action: Delivery['action'], message: string | null = null): Delivery => ({
  action,
  state: 'sending',
  problem: null,
  sendsAt: null,
  message,
})

export const nothingAllowed: Comment['may'] = {
  reply: false,
  replyPrivately: false,
  until: null,
  edit: false,
  hide: false,
  like: false,
  delete: false,
  block: false,
}
