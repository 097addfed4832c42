import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']
// It takes initials and key hints, which are hidden from assistive technology, for a part of the name.
const experimental = ['label-content-name-mismatch']
const phone = { width: 360, height: 740 }
const smallest = { width: 320, height: 640 }
const desk = { width: 1280, height: 800 }
const colours = 'color-contrast'
/** Each width in full, and the colours by day and by night: they are the same at every width, and take longest. */
const looks: { viewport: typeof desk; colorScheme: 'light' | 'dark'; rules: (axe: AxeBuilder) => AxeBuilder }[] = [
  { viewport: desk, colorScheme: 'light', rules: (axe) => axe.withTags(tags).disableRules(experimental) },
  { viewport: desk, colorScheme: 'dark', rules: (axe) => axe.withRules([colours]) },
  { viewport: phone, colorScheme: 'dark', rules: (axe) => axe.withTags(tags).disableRules([...experimental, colours]) },
]

/** How many pixels the page is wider than the screen, once what floats over it has found its new place. */
async function overhang(page: Page): Promise<number> {
  const measure = () => page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth)
  await expect
    .poll(measure, { timeout: 1000 })
    .toBeLessThanOrEqual(0)
    .catch(() => {})
  return measure()
}

/** What is wrong with the screen that is open, on a phone and at a desk, by day and by night; nothing, if all is well. */
export async function audit(page: Page, screen: string): Promise<string[]> {
  const found: string[] = []
  for (const { viewport, colorScheme, rules } of looks) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const violation of await violations(page, rules))
      found.push(`${screen}, ${viewport.width} px, ${colorScheme}: ${violation}`)
  }
  for (const viewport of [phone, smallest]) {
    await page.setViewportSize(viewport)
    const wider = await overhang(page)
    if (wider > 0) found.push(`${screen} scrolls sideways at ${viewport.width} px, by ${wider} px`)
  }
  await page.setViewportSize(desk)
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}

async function violations(page: Page, rules: (axe: AxeBuilder) => AxeBuilder) {
  // The legacy mode opens no second tab for each look; there are no frames that would need one.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ preload: false, resultTypes: ['violations'] })
  const { violations } = await rules(axe).analyze()
  return violations.map(({ id, help, nodes }) => {
    const where = nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary})`)
    return `${id}: ${help}\n${where.slice(0, 4).join('\n')}`
  })
}
