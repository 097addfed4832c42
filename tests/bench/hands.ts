import type { Page } from '@playwright/test'
import { inboxAddress, openChromium, signedIn } from './chromium.ts'
import { startProduct } from './desk.ts'
import { filledDesk } from './desks.ts'
import { type Figure, ms, percentile } from './figures.ts'
import { tellWhatIsPainted } from './painted.ts'
import { number, size } from './size.ts'

const target = 50
const scrolledBy = 640

/** What hands feel: a key until the change is painted, and the frames of a long way down the list. In Chromium. */
export async function measureHands(): Promise<Figure[]> {
  const desk = await filledDesk(size.rows * 10)
  const product = await startProduct(desk.dataDir)
  const browser = await openChromium()
  try {
    const context = await signedIn(browser, desk, product.port)
    const page = await context.newPage()
    await page.addInitScript(tellOfRows)
    await page.addInitScript(tellWhatIsPainted)
    const open = async () => {
      await page.goto(inboxAddress(desk, product.port))
      await page.getByRole('list', { name: 'Threads' }).getByRole('listitem').first().waitFor()
      await page.waitForLoadState('networkidle')
    }
    await open()
    const pressed = await pressKeys(page)
    await open()
    return [...figuresOfKeys(pressed), ...figuresOfFrames(await scroll(page))]
  } finally {
    await browser.close()
    await product.stop()
    desk.remove()
  }
}

/** `j` goes to the next thread, `e` is done with it, in turn, each once the one before has come to rest. */
async function pressKeys(page: Page): Promise<Record<'j' | 'e', number[]>> {
  for (let n = 0; n < size.presses; n += 1) {
    await page.evaluate('watchNextKey()')
    await page.keyboard.press(n % 2 ? 'e' : 'j')
    await page.evaluate('nextPainted')
    // The thread has to be there before its keys are; out of step with every timer.
    await answerable(page).waitFor()
    await page.waitForTimeout(100 + ((n * 37) % 60))
  }
  await page.waitForTimeout(500)
  const taken = await page.evaluate<number[]>('taken()')
  return { j: taken.filter((_, n) => n % 2 === 0), e: taken.filter((_, n) => n % 2 === 1) }
}

/** The box, or why there is none; looked up as cheaply as can be, for the page pays for it. */
const answerable = (page: Page) => page.locator('article :is(textarea, p[class*="closed"])').first()

interface Scrolled {
  rows: number
  frames: number[]
}

async function scroll(page: Page): Promise<Scrolled> {
  await page.getByRole('list', { name: 'Threads', exact: true }).hover()
  await page.evaluate('watchFrames()')
  const giveUp = performance.now() + 300_000
  let rows = 0
  while (rows < size.rows && performance.now() < giveUp) {
    for (let n = 0; n < 10; n += 1) await page.mouse.wheel(0, scrolledBy)
    rows = await page.evaluate<number>('lastRow()')
  }
  return { rows, frames: await page.evaluate<number[]>('frames') }
}

/** Runs in the page before its own scripts: what answers a key is who is chosen in the list, or who stands in it. */
function tellOfRows() {
  const list = () => document.querySelector('ol[aria-label="Threads"]')
  const rows = () => [...(list()?.querySelectorAll('li') ?? [])]
  const answers = () => [
    rows()
      .map((row) => row.querySelector('a')?.id + (row.querySelector('[aria-current="true"]') ? '!' : ''))
      .join(' '),
  ]
  const lastRow = () => Math.max(0, ...rows().map((row) => Number(row.getAttribute('aria-posinset'))))
  Object.assign(window, { answers, lastRow })
}

function figuresOfKeys({ j, e }: Record<'j' | 'e', number[]>): Figure[] {
  const all = [...j, ...e]
  const figure = (what: string, taken: number[], p: number, most?: number): Figure => {
    const took = percentile(taken, p)
    const goal = most === undefined ? {} : { target: `<= ${most} ms`, reached: took <= most }
    return { what: `${what}, p${p * 100} of ${taken.length}`, ours: ms(took), target: '', reached: null, ...goal }
  }
  return [
    figure('Key press to painted change, j and e', all, 0.5),
    figure('Key press to painted change, j and e', all, 0.95, target),
    figure('j alone, to the next thread', j, 0.95),
    figure('e alone, done with it', e, 0.95),
  ]
}

function figuresOfFrames({ rows, frames }: Scrolled): Figure[] {
  const longest = Math.max(...frames)
  const long = frames.filter((frame) => Math.round(frame) > target).length
  return [
    {
      what: `Longest of ${number(frames.length)} frames while ${number(rows)} rows are scrolled through`,
      ours: ms(longest),
      target: `<= ${target} ms`,
      reached: rows >= size.rows && Math.round(longest) <= target,
    },
    {
      what: `Frames of more than ${target} ms among them; p99 of all ${ms(percentile(frames, 0.99))}`,
      ours: String(long),
      target: '0',
      reached: long === 0,
    },
  ]
}
