/**
 * The scenes: `key | set | palette | objects`. An object is the code point of a 3D emoji or a drawing of picturesDrawn.ts, `~` turns
 * its hue by degrees, `*` repeats it. Objects after `;` are props that stand behind or aside.
 */
const scenes = `
almond-croissants | board | butter | 1f950*5 ; 1f330 2615
country-sourdough | board | sand | 1f35e*3 ; 1f33e 1f9c8
strawberry-shortcake | stand | rose | 1f370 1f353*4 ; 1f490
lemon-tarts | flatlay | lemon | 1f967*3 1f34b*4 1f343*2
morning-light | window | peach | 1f950*4 ; 2615
chocolate-cookies | flatlay | mint | 1f36a*6 1f36b 1f95b
honey-rye | board | butter | 1f35e 1f36f 1f35e ; 1f33c 1f33e
peach-galette | plate | peach | 1f967*2 1f351*3 ; 1f338
flat-white | window | sage | 2615*2 1f950 ; 1fab4
bread-course | board | sky | 1f35e 1f956 1f35e 1f956 ; 1f95a 1f33e 1f944
birthday-cakes | stand | lilac | 1f382 1f381 1f9c1 ; 1f388 1f388~120
matcha-roll | plate | sage | 1f375 1f370~70 1f370~70 ; 1f343
cheese-scones | board | lemon | 1f9c0 1f967 1f967 1f967 ; 1f33f 1f9c8
cherry-pie | plate | rose | 1f967*2 1f352*4 ; 2615
waffles | plate | sky | 1f9c7*4 1f353*2 ; 1f36f
school-bake-sale | shelf | lemon | 1f9c1 1f36a 1f9c1~80 1f36a 1f9c1~200 1f36a 1f9c1 1f36a ; 1f388
glazed-doughnuts | flatlay | rose | 1f369*3 1f369~300*3 1f369~40*2
olive-focaccia | board | terracotta | 1fad3*3 1fad2*3 ; 1f33f 1f345
baguettes | basket | sand | 1f956*6 ; 1f33e
apple-turnovers | board | sage | 1f950*3 1f34e*2 ; 1f33f
wedding-cake | stand | rose | 1f382 1f338*3 ; 1f490 1f490~300
cupcakes | shelf | lilac | 1f9c1 1f9c1~60 1f9c1~120 1f9c1~180 1f9c1~240 1f9c1~300 1f9c1~30 1f9c1 ;
bagels | flatlay | sand | 1f96f*4 1f9c0 1f345*2 1f33f
tea-time | window | mint | 1fad6 1f375*2 1f36a ; 1fab4
blueberry-muffins | board | sky | 1f9c1~230*3 1fad0*3 ; 1f95b
rolls-for-sunday | basket | butter | 1fad3*4 1f968*2 ; 1f33c
banana-bread | board | lemon | 1f35e*2 1f34c*3 ; 1f9c8
pretzels | flatlay | terracotta | 1f968*6 1f9c8
pear-frangipane | plate | sage | 1f967*2 1f350*3 ; 1f330
pancake-sunday | window | butter | 1f95e*2 1fad0 1f353 ; 1f36f 2615
carrot-cake | stand | peach | 1f370~20*2 1f955*3 ; 1f330
sandwich-lunch | plate | sage | 1f96a*3 1f345*2 ; 1f957
hot-chocolate | window | terracotta | 2615*2 1f36b 1f36a ; 1f342
pizza-friday | board | terracotta | 1f355*4 1f345*2 ; 1f33f 1fad2
affogato | plate | lilac | 1f368*3 2615 ; 1f330
custard-tarts | shelf | butter | 1f36e*8 ;
peanut-bars | board | terracotta | 1f36b*3 1f95c*3 ;
pumpkin-loaf | board | peach | 1f35e~350*2 1f383 ; 1f342 1f33b
pavlova | stand | mint | 1f370~60 1f95d*3 1f353*2 ; 1f338
gift-boxes | shelf | rose | 1f381 1f36f 1f381~120 1f35e 1f381~220 1f36a 1f381~60 1f36f ; 1f490
coconut-macaroons | flatlay | sky | 1f965*3 1f36a~10*5

city-step-through | street | sky | 1f6b2~200 ; 1fab4
gravel-bike | hills | sage | 1f6b2~100 ; 1f332*3
kids-first-bike | park | lemon | 1f6b2~330 helmet~300 ; 1f388*3
puncture-night | bench | terracotta | wheel*2 1fa79 ; 1f527 1fa9b 1f6e0-fe0f
red-racer | studio | rose | 1f6b2 ; 1f3c1
helmets | shelf | sand | helmet helmet~60 helmet~130 helmet~200 helmet~260 helmet~310 helmet~20 helmet~160 ;
e-bike-range | hills | sky | 1f6b2~160 1f50b ; 1f332*2
basket-flowers | street | peach | 1f6b2~280 1f9fa ; 1f33b*2 1f490
lights | night | ink | 1f526*2 1f4a1 ;
coffee-ride | park | butter | 2615*2 1f6b2~20 1f950 ; 1f333
toolbox | bench | rose | 1f9f0 1f529 1fa9b ; 1f527 1f6e0-fe0f 2699-fe0f
mountain-loaner | hills | terracotta | 1f6b2~40 ; 1f3d4-fe0f 1f332*2
beginners-ride | park | mint | 1f6b2~140 1f6b2~220 1f6b2 ; 1f333*2
bike-camping | hills | ink | 26fa 1f6b2~90 1f392 ; 1f332*3
scooter-kids | street | lilac | 1f6f4 1f6f4~120 1f6f4~260 ; 1f388
gloves | flat | sand | 1f9e4 1f9e4~90 1f9e4~180 1f9e4~240 1f9e4~300
vintage | studio | sand | 1f6b2~15 ; 1fab4 1f4f7
service-month | bench | sky | wheel 2699-fe0f*2 1f529 ; 1f527 1fa9b 1f6e0-fe0f
repair-cafe | bench | butter | 1f6b2~180 1f9f0 2615 ; 1f527 1fa9b 1fa79
socks | flat | lilac | 1f9e6 1f9e6~80 1f9e6~160 1f9e6~220 1f9e6~280
locks | studio | ink | 1f512*3 1f511 ;
school-run | street | mint | 1f6b2~120 1f392 1f392~200 ; 1f3bb
tubeless | bench | sage | wheel*3 1f4a7 ; 1f527 1f9f4
charity-tour | park | sky | 1f6b2~60 1f3c6 1f6b2~240 1f3c1 ; 1f333*2 1f388
sunglasses | flat | lemon | 1f576-fe0f*3 2600-fe0f 1f30a
jersey | shelf | sky | 1f455 1f455~60 1f455~120 1f455~180 1f455~240 1f455~300 1f455~200 1f455~20 ;
second-hand | street | butter | 1f6b2~30 1f6b2~210 1f6b2~300 ;
race-day | studio | lemon | 1f3c6 1f6b2~50 1f947 ; 1f3c1
cargo-bike | street | sage | 1f4e6*2 1f6b2~170 1fab4 ;
rain-kit | night | sky | 2614 1f9e5~40 1f6b2~45 ;
balance-bike | park | rose | 1f6b2~80 1f9f8 ; 1f333 1f33c*2
route-map | flat | sage | 1f5fa-fe0f*2 1f9ed 1f4cf 2615 1f34c
clean-drivetrain | bench | mint | 1f9fd*2 2699-fe0f*2 1f9f4 ; 1f4a7*3
sunrise-ride | hills | peach | 1f6b2~350 ; 1f332*2
battery-check | studio | mint | 1f50b*3 26a1 ;
bell | studio | butter | 1f6ce-fe0f ;
wheels-built | bench | lilac | wheel*3 2615 ; 1fa9b 1f527
backpack | studio | peach | 1f392~200 1f512 1f9e6~200 ; 1fab4
coast-ride | sea | sky | 1f6b2~190 ; 1f30a
gift-cards | flat | peach | 1f381*2 1f4b3 1f6b2 1f3a8 1f33c
`

export interface SceneSpec {
  set: string
  palette: string
  objects: SceneObject[]
  props: SceneObject[]
}

export interface SceneObject {
  name: string
  /** Degrees by which its hue is turned. */
  hue: number
}

const specs = new Map(scenes.split('\n').filter(Boolean).map(specOf))

/** Every scene there is, by its key. */
export const sceneKeys = [...specs.keys()]

/** Undefined for a key nobody described. */
export const sceneSpec = (key: string): SceneSpec | undefined => specs.get(key)

function specOf(line: string): [string, SceneSpec] {
  const [key = '', set = '', palette = '', things = ''] = line.split(' | ')
  const [objects = '', props = ''] = things.split(';')
  return [key, { set, palette, objects: objectsOf(objects), props: objectsOf(props) }]
}

function objectsOf(text: string): SceneObject[] {
  return text
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => {
      const [thing = '', count = '1'] = word.split('*')
      const [name = '', hue = '0'] = thing.split('~')
      return Array.from({ length: Number(count) }, () => ({ name, hue: Number(hue) }))
    })
}
