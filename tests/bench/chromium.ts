import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { findChromium } from '../support/chromium.ts'
import type { Desk } from './desk.ts'

const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

export function openChromium(): Promise<Browser> {
  const executablePath = findChromium() ?? undefined
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-quic', ...quiet] })
}

/** A window of its own, with nothing cached, in which Maya is signed in at the desk on this port. */
export async function signedIn(browser: Browser, { cookie }: Desk, port: number): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const cookies = cookie.split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split('=')
    return { name, value, url: `http://localhost:${port}` }
  })
  await context.addCookies(cookies)
  return context
}

export const inboxAddress = ({ pair }: Desk, port: number) => `http://localhost:${port}/pairs/${pair.id}/inbox`
