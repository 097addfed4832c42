import { gzipSync } from 'node:zlib'
import type { Browser } from '@playwright/test'
import { inboxAddress, openChromium, signedIn } from './chromium.ts'
import { type Desk, openDesk, startProduct } from './desk.ts'
import { type Figure, median, ms, percentile } from './figures.ts'

const loads = 15

interface Load {
  /** Milliseconds from the start of the navigation until the first rows were painted. */
  paintedMs: number
  scripts: Weight
  styles: Weight
}

interface Weight {
  files: number
  /** Bytes as gzip packs them, whichever packing the browser asked for. */
  gzip: number
}

/** The inbox opened cold: nothing cached, a new window each time, the desk signed in and its pair read. */
export async function measureFirstLoad(): Promise<Figure[]> {
  const desk = await openDesk()
  const product = await startProduct(desk.dataDir)
  const browser = await openChromium()
  try {
    const all: Load[] = []
    for (let n = 0; n <= loads; n += 1) all.push(await loadOnce(browser, desk, product.port))
    return figuresOf(all.slice(1))
  } finally {
    await browser.close()
    await product.stop()
    desk.remove()
  }
}

async function loadOnce(browser: Browser, desk: Desk, port: number): Promise<Load> {
  const context = await signedIn(browser, desk, port)
  const page = await context.newPage()
  const bodies: { kind: string; body: Promise<Buffer> }[] = []
  page.on('response', (response) => {
    const kind = response.request().resourceType()
    if (kind === 'script' || kind === 'stylesheet') bodies.push({ kind, body: response.body() })
  })
  await page.addInitScript(tellWhenPainted)
  await page.goto(inboxAddress(desk, port))
  const paintedMs = await page.evaluate(() => (window as unknown as { rowsPainted: Promise<number> }).rowsPainted)
  await page.waitForLoadState('networkidle')
  const weigh = async (kind: string): Promise<Weight> => {
    const files = await Promise.all(bodies.filter((each) => each.kind === kind).map(({ body }) => body))
    return { files: files.length, gzip: files.reduce((sum, body) => sum + gzipSync(body).length, 0) }
  }
  const load = { paintedMs, scripts: await weigh('script'), styles: await weigh('stylesheet') }
  await context.close()
  return load
}

/** Runs in the page before its own scripts: the first frame that is drawn with a row in the list has been painted when the next one begins. */
function tellWhenPainted() {
  const painted = new Promise<number>((tell) => {
    const look = () => {
      if (!document.querySelector('ol[aria-label="Threads"] li')) return requestAnimationFrame(look)
      const channel = new MessageChannel()
      channel.port1.onmessage = () => tell(performance.now())
      return channel.port2.postMessage(null)
    }
    requestAnimationFrame(look)
  })
  Object.assign(window, { rowsPainted: painted })
}

function figuresOf(all: Load[]): Figure[] {
  const painted = all.map(({ paintedMs }) => paintedMs)
  const [first] = all
  const kB = (bytes = 0) => Math.ceil(bytes / 1000)
  const [p50, p95] = [median(painted), percentile(painted, 0.95)]
  return [
    {
      what: `Script of the first load of the inbox, gzip, ${first?.scripts.files} files`,
      ours: `${kB(first?.scripts.gzip)} kB`,
      target: '<= 200 kB',
      reached: kB(first?.scripts.gzip) <= 200,
    },
    {
      what: `Styles beside it, gzip, ${first?.styles.files} files`,
      ours: `${kB(first?.styles.gzip)} kB`,
      target: '',
      reached: null,
    },
    {
      what: `Navigation to painted rows, cold, median of ${loads}`,
      ours: ms(p50),
      target: '<= 600 ms',
      reached: p50 <= 600,
    },
    {
      what: `Navigation to painted rows, cold, p95 of ${loads}`,
      ours: ms(p95),
      target: '<= 600 ms',
      reached: p95 <= 600,
    },
  ]
}
