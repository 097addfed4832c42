import { adInterests } from './adInterests.ts'
import { digitsOf } from './seedChance.ts'

export interface Topic {
  id: string
  name: string
  /** From the widest heading down, the name itself last. */
  path: string[]
  lower: number
  upper: number
}

/** What can be looked for beside what the sandbox's people are known for. The platform has a quarter of a million of these. */
const more = `
Food and drink > Food: Sourdough, Cupcakes, Cookies, Ice cream, Cheese, Pizza, Pasta, Seafood, Tapas, Brunch, Veganism, Gluten-free diet, Healthy diet, Barbecue, Honey
Food and drink > Cooking: Recipes, Cake decorating, Bread machines, Kitchen gardens, Cookbooks, Slow cooking, Fermentation
Food and drink > Beverages: Espresso, Tea, Hot chocolate, Juice, Craft beer, Cider
Food and drink > Restaurants: Cafes, Coffeehouses, Bakeries, Bistros, Farmers' markets, Takeaway, Fine dining, Food festivals
Sports and outdoors > Cycling: Bicycles, City bicycles, Folding bicycles, Cargo bikes, Bicycle touring, Gravel cycling, Bicycle helmets, Bicycle maintenance, Triathlon, Tour de France, Vuelta a España, BMX, Bicycle commuting
Sports and outdoors > Sports: Rugby football, Gaelic football, Hurling, Basketball, Swimming, Marathons, Tennis, Golf, Sailing, Rowing, Climbing, Horse riding
Sports and outdoors > Outdoor recreation: Camping, Fishing, Kayaking, Nature, National parks, Wild swimming, Birdwatching, Bouldering
Fitness and wellness > Fitness: Pilates, Gyms, Meditation, Weight training, Spinning, Wellness
Family and relationships > Family: Motherhood, Fatherhood, Engagement, Birthday parties, Family holidays, Children's clothing, Toys, School holidays, Grandparents
Travel > Tourism: Beaches, City breaks, Ecotourism, Hotels, Bed and breakfast, Air travel, Rail transport, Road trips, Ireland, Basque Country, Wild Atlantic Way, Camino de Santiago, Adventure travel
Hobbies and activities > Home and garden: Interior design, Furniture, Flower arranging, Houseplants, Home improvement, Kitchens
Hobbies and activities > Arts and crafts: Handicraft, Knitting, Sewing, Pottery, Drawing, Painting, Woodworking
Hobbies and activities > Animals: Dogs, Cats, Horses, Animal welfare
Hobbies and activities > Vehicles: Cars, Electric vehicles, Motorcycles, Public transport
Shopping and fashion > Shopping: Online shopping, Shopping centres, Gift shops, Coupons, Local shopping, Second-hand shops, Luxury goods, Christmas markets
Shopping and fashion > Clothing: Sportswear, Shoes, Sustainable fashion, Jewellery, Handbags
Entertainment > Music: Folk music, Rock music, Jazz, Live music, Traditional Irish music, Music festivals
Entertainment > Reading: Books, Crime fiction, Poetry, Newspapers, Podcasts
Entertainment > Films and television: Cinema, Baking shows, Documentaries, Comedy
Entertainment > Seasons: Easter, Christmas, Saint Patrick's Day, Halloween, Mother's Day, Valentine's Day
Business and industry > Business: Hospitality industry, Agriculture, Marketing, Remote work
Technology > Consumer electronics: Smartphones, Smartwatches, GPS devices, Digital cameras`

const added = more
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [headings = '', names = ''] = line.split(': ')
    return names.split(', ').map((name) => ({
      id: `6003${digitsOf(`interest/${name}`, 9)}`,
      name,
      path: ['Interests', ...headings.split(' > '), name],
    }))
  })

/** Every interest, each once; the sizes are pretended, for a world as large as the real one. */
export const topics: Topic[] = [...new Map([...added, ...adInterests].map((one) => [one.name, one])).values()].map(
  ({ id, name, path }) => {
    const lower = Number(digitsOf(`size of ${name}`, 3)) * 90_000 + 1_400_000
    return { id, name, path, lower, upper: Math.round(lower * 1.176) }
  },
)

const byId = new Map(topics.map((topic) => [topic.id, topic]))

export const topicOf = (id: string) => byId.get(id)

/** What ads for homes, jobs and credit may not choose people by (reference 7.4): whom they live with. */
export const isProtected = ({ path }: Topic) => path.includes('Family and relationships')

/** Whose name or headings have a word that begins with what is looked for, the closest name first, then the shorter. */
export function searchTopics(query: string): Topic[] {
  const wanted = folded(query)
  if (!wanted) return []
  const rank = (name: string) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : 2)
  return topics
    .filter(({ name, path }) => ` ${folded(`${name} ${path.slice(2).join(' ')}`)}`.includes(` ${wanted}`))
    .sort((a, b) => rank(folded(a.name)) - rank(folded(b.name)) || a.name.length - b.name.length)
}

/** Lower case, without accents. */
export const folded = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .trim()
