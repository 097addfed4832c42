import { digitsOf } from './seedChance.ts'

/** Something that people are counted as being interested in. */
export interface AdInterest {
  id: string
  name: string
  /** From the widest heading to its own name. */
  path: string[]
}

/** Headings with what stands below them; what follows `=` are the families of goods whose posts show that interest when somebody likes them. */
const table = `
Food and drink/Baking = bread cake pastry course
Food and drink/Bread = bread
Food and drink/Cakes = cake
Food and drink/Pastries = pastry
Food and drink/Desserts = cake fruit sweets
Food and drink/Chocolate = sweets
Food and drink/Fruit = fruit
Food and drink/Coffee = drinks
Food and drink/Cooking = savoury course
Food and drink/Street food = savoury
Food and drink/Breakfast = bread pastry drinks
Food and drink/Organic food
Food and drink/Vegetarianism
Food and drink/Wine
Food and drink/Restaurants
Sports and outdoors/Cycling = city electric sport rides gear workshop kids
Sports and outdoors/Urban cycling = city
Sports and outdoors/Electric bicycles = electric
Sports and outdoors/Road cycling = sport
Sports and outdoors/Mountain biking = rides sport
Sports and outdoors/Outdoor recreation = rides gear
Sports and outdoors/Hiking
Sports and outdoors/Running
Sports and outdoors/Football
Sports and outdoors/Surfing
Fitness and wellness/Physical fitness = sport
Fitness and wellness/Yoga
Family and relationships/Parenting = kids
Family and relationships/Family = kids
Family and relationships/Weddings
Hobbies and activities/Do it yourself = workshop course
Hobbies and activities/Gardening
Hobbies and activities/Photography
Hobbies and activities/Reading
Hobbies and activities/Pets
Hobbies and activities/Travel
Hobbies and activities/Sustainability = city electric
Entertainment/Music
Entertainment/Films
Entertainment/Video games
Shopping and fashion/Gifts = sweets
Shopping and fashion/Fashion
Shopping and fashion/Home decoration
Business and industry/Small business = opening job
Business and industry/Entrepreneurship
Technology/Consumer electronics
`

const rows = table
  .trim()
  .split('\n')
  .map((line) => {
    const [title = '', families = ''] = line.split(' = ')
    const [heading = '', name = ''] = title.split('/')
    const interest: AdInterest = {
      id: `6003${digitsOf(`interest/${name}`, 9)}`,
      name,
      path: ['Interests', heading, name],
    }
    return { interest, families: families.split(' ').filter(Boolean) }
  })

export const adInterests: readonly AdInterest[] = rows.map(({ interest }) => interest)

const byFamily = Map.groupBy(
  rows.flatMap(({ interest, families }) => families.map((family) => ({ family, interest }))),
  ({ family }) => family,
)

/** What somebody who likes a post about such goods is counted as interested in. */
export const interestsOfFamily = (family: string): AdInterest[] =>
  (byFamily.get(family) ?? []).map(({ interest }) => interest)
