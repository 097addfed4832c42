import { type Creative, type Crop, sayingIn } from '../../server/contract/campaignContent.ts'
import type { Pair } from '../../server/contract/linking.ts'
import { type Placement, placementFacts, type Ratio } from '../../server/contract/placements.ts'
import { buttonWords } from '../ui/campaignWords.ts'
import type { Shown } from '../ui/crops.ts'

/** Everything that is seen of an ad in one placement. */
export interface Said {
  placement: Placement
  /** Whose ad it is, as that network calls them. */
  name: string
  faceUrl: string | null
  text: string
  /** Whether the network cuts the text off there. */
  isCut: boolean
  headline: string
  description: string
  /** Where the link leads, as it is shown: `mayasbakery.example`. */
  host: string
  /** Null where there is none. */
  button: string | null
  picture: Shown | undefined
  crop: Crop | undefined
  ratio: Ratio
}

interface Around {
  pair: Pair
  imageOf: (id: string | null) => Shown | undefined
}

/** What a creative looks like in a placement, with what the network leaves away. */
export function saidIn(creative: Creative, placement: Placement, { pair, imageOf }: Around): Said {
  const { network, shownText, shownHeadline, ratio } = placementFacts[placement]
  const { text, headline, imageId } = sayingIn(creative, placement)
  const face = network === 'facebook' ? pair.page : pair.profile
  const short = cut(text.trim(), shownText)
  return {
    placement,
    name: network === 'facebook' ? pair.page.name : (pair.profile?.username ?? pair.page.name),
    faceUrl: face?.pictureUrl ?? null,
    text: short,
    isCut: short !== text.trim(),
    headline: ellipsed(headline.trim(), shownHeadline),
    description: creative.description.trim(),
    host: hostOf(creative.link),
    button: creative.callToAction === 'none' ? null : buttonWords[creative.callToAction],
    picture: imageOf(imageId),
    // The part was chosen of the shared picture; of another one the middle is taken.
    crop: imageId === creative.imageId ? creative.crops[ratio] : undefined,
    ratio,
  }
}

/** At a blank where there is one near; letters that belong together stay so. */
function cut(text: string, most: number | null): string {
  if (most === null) return ''
  const letters = [...text]
  if (letters.length <= most) return text
  const short = letters.slice(0, most).join('')
  const blank = short.lastIndexOf(' ')
  return (blank > most * 0.7 ? short.slice(0, blank) : short).replace(/[\s.,;:!?…-]+$/u, '')
}

const ellipsed = (text: string, most: number | null) => {
  const short = cut(text, most)
  return short === text || short === '' ? short : `${short}…`
}

function hostOf(link: string): string {
  const url = URL.parse(link.trim())
  return url && /^https?:$/.test(url.protocol) ? url.hostname.replace(/^www\./, '') : ''
}
