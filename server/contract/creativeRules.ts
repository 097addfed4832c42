import { type CampaignContent, type Creative, placementsOf, sayingIn } from './campaignContent.ts'
import { type CampaignFacts, error, hint, type Rule, titleOf } from './findings.ts'
import type { Finding } from './launches.ts'
import { aspectOf, type Placement, placementFacts } from './placements.ts'
import { lengthOf } from './threads.ts'
import type { Network } from './values.ts'

/** The longest text of an ad in characters. Recollection: posts and captions have these limits. */
export const longestText = { facebook: 63_206, instagram: 2200 } as const satisfies Record<Network, number>
/** In pixels across; below it the networks show a blurred picture. Recollection of Meta's ads guide. */
const leastWidth = 600

export const creativeFindings: Rule = (content, facts) => {
  const found = content.creatives.flatMap((creative, index) =>
    creative.post ? postFindings(content, creative, index) : newFindings(content, facts, creative, index),
  )
  const [one, other] = content.creatives
  if (one && other && JSON.stringify({ ...one, key: '' }) === JSON.stringify({ ...other, key: '' }))
    found.push(error('creatives.1', 'Both creatives are the same. Change one, or test none.'))
  return found
}

function postFindings({ objective }: CampaignContent, { link }: Creative, index: number): Finding[] {
  if (objective !== 'traffic' && link.trim() === '') return []
  return linkFindings(link, index)
}

function newFindings(content: CampaignContent, facts: CampaignFacts, creative: Creative, index: number): Finding[] {
  const chosen = placementsOf(content.placements)
  return [
    ...linkFindings(creative.link, index),
    ...(creative.text.trim() || creative.headline.trim() || Object.keys(creative.overrides).length > 0
      ? []
      : [error(`creatives.${index}.text`, 'Write what the ad says.')]),
    ...pictureFindings(facts, creative, index, chosen),
    ...textFindings(creative, index, chosen),
  ]
}

function linkFindings(link: string, index: number): Finding[] {
  const path = `creatives.${index}.link`
  if (link.trim() === '') return [error(path, 'Say where the ad leads.')]
  const url = URL.parse(link.trim())
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.'))
    return [error(path, 'Write an address that begins with https://.')]
  if (url.username || url.password) return [error(path, 'Take the name and password out of the address.')]
  return url.protocol === 'http:' ? [hint(path, 'Visitors trust an address with https:// more.')] : []
}

function pictureFindings({ images }: CampaignFacts, creative: Creative, index: number, chosen: Placement[]): Finding[] {
  const found: Finding[] = []
  const missing = chosen.filter((placement) => !sayingIn(creative, placement).imageId)
  if (missing.length > 0) found.push(error(`creatives.${index}.imageId`, 'Choose a picture.'))
  const used = new Set(chosen.flatMap((placement) => sayingIn(creative, placement).imageId ?? []))
  for (const imageId of used) {
    const image = images[imageId]
    if (!image) found.push(error(`creatives.${index}.imageId`, 'The picture is not there any more. Choose another.'))
    else if (image.width < leastWidth || image.height < leastWidth)
      found.push(
        hint(
          `creatives.${index}.imageId`,
          `The picture is ${image.width} by ${image.height} pixels, and looks blurred below ${leastWidth}.`,
        ),
      )
  }
  for (const [ratio, crop] of Object.entries(creative.crops)) {
    const image = creative.imageId === null ? undefined : images[creative.imageId]
    if (!image || !crop) continue
    const aspect = (crop.width * image.width) / Math.max(1, crop.height * image.height)
    const wanted = Object.entries(aspectOf).find(([name]) => name === ratio)?.[1] ?? aspect
    if (crop.x + crop.width > 1.001 || crop.y + crop.height > 1.001 || Math.abs(aspect / wanted - 1) > 0.02)
      found.push(error(`creatives.${index}.crops`, `The part that is shown as ${ratio} does not fit. Choose it again.`))
  }
  return found
}

function textFindings(creative: Creative, index: number, chosen: Placement[]): Finding[] {
  const found: Finding[] = []
  const told = new Set<string>()
  for (const placement of chosen) {
    const { network, shownText } = placementFacts[placement]
    const { text } = sayingIn(creative, placement)
    const path = pathOfText(creative, index, placement)
    const length = lengthOf(text)
    const most = longestText[network]
    const key = `${path} ${network}`
    if (length > most && !told.has(key)) {
      told.add(key)
      const where = network === 'facebook' ? 'the Page' : 'the Profile'
      const excess = (length - most).toLocaleString('en')
      found.push(
        error(path, `For ${where} this is ${excess} characters too long. Shorten it, or write its own text there.`),
      )
    } else if (shownText !== null && length > shownText && !told.has(`${path} shown`)) {
      told.add(`${path} shown`)
      found.push(hint(path, `${titleOf(placement)} cuts it off after ${shownText} characters.`))
    }
  }
  return found
}

/** Where the text that a placement shows is written. */
function pathOfText({ overrides }: Creative, index: number, placement: Placement) {
  const { network } = placementFacts[placement]
  const scope = [placement, network].find((one) => overrides[one]?.text !== undefined)
  return scope ? `creatives.${index}.overrides.${scope}.text` : `creatives.${index}.text`
}
