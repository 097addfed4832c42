import { createHmac } from 'node:crypto'
import { sandboxApp } from '../../server/services.ts'

let made = 0

/**
 * One signed POST of the platform as it goes over the wire, with one change: a customer's new comment on a post of a
 * Page, everything but ASCII escaped (reference 6.1, 6.2). No two are alike.
 */
export function noticeOf(pageId: string, postId: string): Buffer {
  made += 1
  const created = 1_780_000_000 + made
  const [, post = postId] = postId.split('_')
  const value = {
    from: { id: String(500_000 + (made % 900)), name: `Zoë Müller ${made % 900}` },
    post: {
      status_type: 'added_photos',
      is_published: true,
      permalink_url: `https://www.facebook.com/${postId}`,
      id: postId,
    },
    message: `Habt ihr morgen früh noch Zöpfe? Ich käme gegen acht vorbei 🍰 (${made})`,
    post_id: postId,
    comment_id: `${post}_${700_000_000 + made}`,
    created_time: created,
    item: 'comment',
    parent_id: postId,
    verb: 'add',
  }
  const told = { object: 'page', entry: [{ id: pageId, time: created, changes: [{ value, field: 'feed' }] }] }
  const body = JSON.stringify(told)
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/')
  const signature = createHmac('sha256', sandboxApp.secret).update(body).digest('hex')
  return Buffer.from(
    `POST /webhooks/meta HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nUser-Agent: facebookexternalua\r\n` +
      `X-Hub-Signature-256: sha256=${signature}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  )
}
