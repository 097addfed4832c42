import type { Page, Response } from '@playwright/test'
import sharp from 'sharp'
import { openChromium, signedIn } from './chromium.ts'
import { openDesk, startProduct } from './desk.ts'
import { type Figure, ms, percentile } from './figures.ts'
import { tellWhatIsPainted } from './painted.ts'
import { size } from './size.ts'

const target = 50
/** Shorter than what any preview cuts off, and without a space, which shows only with the next letter: every key is seen in each. */
const sentence = 'Three-cakes-for-one-long-weekend,-baked-on-Friday-night.'
const slowlyMs = 2000

/** Keys in the text of a campaign until every preview that shows it has painted them, while drafts are saved. In Chromium. */
export async function measureEditor(): Promise<Figure[]> {
  const desk = await openDesk()
  const product = await startProduct(desk.dataDir)
  const browser = await openChromium()
  try {
    const context = await signedIn(browser, desk, product.port)
    const page = await context.newPage()
    await page.addInitScript(tellOfPreviews)
    await page.addInitScript(tellWhatIsPainted)
    await openEditor(page, `http://localhost:${product.port}/pairs/${desk.pair.id}/campaigns`)
    await page.evaluate('watchFrames()')
    const atOnce = await typeKeys(page)
    await page.route('**/api/campaigns/*/content', async (route) => {
      await page.waitForTimeout(slowlyMs)
      await route.continue()
    })
    const slowly = await typeKeys(page)
    return [
      ...figuresOf('drafts saved at once', atOnce),
      ...figuresOf(`each save taking ${slowlyMs / 1000} s more`, slowly),
    ]
  } finally {
    await browser.close()
    await product.stop()
    desk.remove()
  }
}

async function openEditor(page: Page, campaigns: string) {
  await page.goto(campaigns)
  await page.getByRole('button', { name: /^New campaign/ }).click()
  await page.getByRole('menuitem', { name: /nothing/i }).click()
  const picture = sharp({ create: { width: 1400, height: 1600, channels: 3, background: '#d9a05b' } })
  const buffer = await picture.jpeg().toBuffer()
  await page.getByLabel('Picture: file').setInputFiles({ name: 'cake.jpg', mimeType: 'image/jpeg', buffer })
  await page.getByText(/1400 × 1600 pixels/).waitFor()
}

interface Typed {
  keys: number[]
  frames: number[]
  saves: number
}

/** A sentence again and again, each key once the one before is painted; then everything typed has to be what was saved. */
async function typeKeys(page: Page): Promise<Typed> {
  const text = page.getByLabel('Text', { exact: true })
  let saves = 0
  let saved = ''
  const onSave = (response: Response) => {
    if (!response.url().endsWith('/content')) return
    saves += 1
    saved = response.request().postData() ?? ''
  }
  page.on('response', onSave)
  const framesBefore = await page.evaluate<number>('frames.length')
  for (let n = 0; n < size.presses; n += 1) {
    const place = n % sentence.length
    if (place === 0) await text.fill('')
    await text.focus()
    await page.evaluate('watchNextKey()')
    await page.keyboard.press(sentence.charAt(place))
    await page.evaluate('nextPainted')
    // About as fast as fast hands type, out of step with every timer; in a longer pause a save begins, and meets the next keys.
    await page.waitForTimeout(n % 12 === 11 ? 620 : 60 + ((n * 37) % 60))
  }
  const frames = (await page.evaluate<number[]>('frames')).slice(framesBefore)
  const typed = sentence.slice(0, ((size.presses - 1) % sentence.length) + 1)
  if ((await text.inputValue()) !== typed) throw new Error('Keys were lost.')
  await page.waitForTimeout(2 * slowlyMs)
  await page.getByText('Saved', { exact: true }).waitFor()
  if (!saved.includes(JSON.stringify(typed))) throw new Error(`What was typed was not saved: ${saved.slice(0, 200)}`)
  page.off('response', onSave)
  return { keys: await page.evaluate<number[]>('taken()'), frames, saves }
}

/** Runs in the page before its own scripts: what answers a key is the text of each feed's preview. */
function tellOfPreviews() {
  const answers = () => [...document.querySelectorAll('figure[aria-label]')].map((figure) => figure.textContent ?? '')
  Object.assign(window, { answers })
}

function figuresOf(how: string, { keys, frames, saves }: Typed): Figure[] {
  const took = percentile(keys, 0.95)
  const long = frames.filter((frame) => Math.round(frame) > target).length
  return [
    {
      what: `Key to every preview, ${how}, p50 of ${keys.length}`,
      ours: ms(percentile(keys, 0.5)),
      target: '',
      reached: null,
    },
    {
      what: `Key to every preview, ${how}, p95; ${saves} saves`,
      ours: ms(took),
      target: `<= ${target} ms`,
      reached: took <= target && saves > 0,
    },
    {
      what: `Frames of more than ${target} ms among ${frames.length} meanwhile, the longest ${ms(Math.max(...frames))}`,
      ours: String(long),
      target: '0',
      reached: long === 0,
    },
  ]
}
