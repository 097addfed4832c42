import { type Stage, shelfLines } from './picturesSets.ts'
import type { SceneObject, SceneSpec } from './picturesSpecs.ts'
import { createChance, digitsOf, seededRandom } from './seedChance.ts'

/** An object in its place: the middle of its foot in pixels, its size, its tilt in degrees. */
export interface Placed extends SceneObject {
  x: number
  y: number
  size: number
  tilt: number
  /** Seen from above, it throws its shadow aside instead of standing in it. */
  isLying?: true
}

/** Where things go, from back to front; the same key gives the same arrangement. */
export function arrange(key: string, spec: SceneSpec, stage: Stage): Placed[] {
  const chance = createChance(seededRandom(Number(digitsOf(`scene/${key}`, 9))))
  const sway = (by: number) => (chance.next() - 0.5) * 2 * by
  if (spec.set === 'shelf') return onShelves(spec, stage, sway)
  if (spec.set === 'flatlay' || spec.set === 'flat') return lying(spec, stage, sway)
  const isVehicle = spec.objects.some(({ name }) => name === '1f6b2' || name === '1f6f4' || name === 'wheel')
  const isOutside = ['street', 'park', 'hills', 'sea', 'night', 'studio', 'bench'].includes(spec.set)
  const props = isOutside ? behind(spec, stage, sway) : aside(spec.props, stage, sway)
  return [...props, ...(isVehicle || isOutside ? inARow(spec, stage, sway) : inAHeap(spec, stage, sway))]
}

/** Berries, nuts and leaves, which are small beside a cake. */
const small = new Set(['1fad2', '1f353', '1f352', '1fad0', '1f330', '1f95c', '1f343', '1f33f', '1f338', '1f345'])

type Sway = (by: number) => number

/** A still life: a back row that overlaps, and a front row between its gaps. */
function inAHeap({ objects, set }: SceneSpec, { width, height, horizon, unit }: Stage, sway: Sway): Placed[] {
  const depth = height - horizon
  const base = set === 'stand' ? horizon + depth * 0.12 : horizon + depth * (set === 'board' ? 0.42 : 0.44)
  const first = objects.slice(0, set === 'stand' ? 1 : Math.ceil(objects.length / 2))
  const rest = objects.slice(first.length)
  const big = unit * (set === 'stand' ? 0.48 : first.length > 2 ? 0.34 : 0.42)
  const span = set === 'stand' ? 0.62 : 0.6
  const back = first.map((object, index) => ({
    ...object,
    x: width / 2 + spread(index, first.length) * unit * 0.3,
    y: base,
    size: big,
    tilt: sway(5),
  }))
  const front = rest.map((object, index) => ({
    ...object,
    x: width / 2 + spread(index, rest.length) * unit * span * (rest.length > 2 ? 0.5 : 0.36),
    y: base + depth * (set === 'stand' ? 0.62 : 0.2) + sway(unit * 0.008),
    size: big * (set === 'stand' ? 0.42 : small.has(object.name) ? 0.5 : 0.76),
    tilt: sway(9),
  }))
  return [...back, ...front]
}

/** Props at both sides, a little behind. */
function aside(props: SceneObject[], { width, height, horizon, unit }: Stage, sway: Sway): Placed[] {
  const wide = Math.min(width * 0.35, unit * 0.62)
  return props.map((prop, index) => ({
    ...prop,
    x: width / 2 + (index % 2 === 0 ? 1 : -1) * (wide - (index > 1 ? unit * 0.14 : 0)),
    y: horizon + (height - horizon) * (index > 1 ? 0.08 : 0.14),
    size: unit * 0.3,
    tilt: sway(4),
  }))
}

/** One to four things that stand on the ground, the bigger the fewer. */
function inARow({ objects, set }: SceneSpec, { width, height, horizon, unit }: Stage, sway: Sway): Placed[] {
  const count = objects.length
  const y = horizon + (height - horizon) * (set === 'studio' ? 0.53 : set === 'bench' ? 0.4 : 0.55)
  const room = Math.min(width * 0.94, unit * (count > 2 ? 1.25 : 1.05))
  return objects.map((object, index) => {
    const isMain = object.name === '1f6b2' || object.name === 'wheel' || index === 0
    const share =
      count === 1
        ? 0.74
        : count === 2
          ? isMain
            ? 0.56
            : 0.32
          : count === 3
            ? isMain
              ? 0.4
              : 0.27
            : isMain
              ? 0.34
              : 0.23
    return {
      ...object,
      x: width / 2 + spread(index, count) * room * (count === 2 ? 0.25 : 0.34),
      y: y + (isMain ? 0 : unit * 0.035) + sway(unit * 0.006),
      size: unit * share,
      tilt: object.name === '1f6b2' ? 0 : sway(3),
    }
  })
}

/** Trees on the hill, balloons in the air, tools on the wall. */
function behind({ props, set }: SceneSpec, { width, height, horizon, unit }: Stage, sway: Sway): Placed[] {
  return props.map((prop, index) => {
    const isFlying = prop.name === '1f388' || prop.name === '1f4a7' || set === 'bench'
    const x = width / 2 + (spread(index, Math.max(props.length, 2)) + (props.length === 1 ? 1 : 0)) * width * 0.36
    const big = prop.name === '1f3d4-fe0f' ? 0.5 : 0.26
    if (isFlying)
      return {
        ...prop,
        x,
        y: horizon * (set === 'bench' ? 0.62 : 0.5) + sway(unit * 0.04),
        size: unit * 0.22,
        tilt: sway(set === 'bench' ? 14 : 6),
        isLying: true,
      }
    return {
      ...prop,
      x: x + sway(unit * 0.03),
      y: horizon + (height - horizon) * 0.12 + sway(unit * 0.01),
      size: unit * big,
      tilt: 0,
    }
  })
}

function onShelves({ objects, props }: SceneSpec, { width, height, unit }: Stage, sway: Sway): Placed[] {
  const perShelf = Math.ceil(objects.length / 2)
  const size = Math.min(height * 0.3, (width * 0.84) / perShelf)
  const goods = objects.map((object, index) => ({
    ...object,
    x: width / 2 + spread(index % perShelf, perShelf) * width * 0.36,
    y: (shelfLines(height)[Math.floor(index / perShelf)] ?? height) + unit * 0.008,
    size,
    tilt: sway(2),
  }))
  return [
    ...goods,
    ...props.map((prop, index) => ({
      ...prop,
      x: width * (0.9 - index * 0.8),
      y: height * 0.985,
      size: size * 0.7,
      tilt: sway(4),
    })),
  ]
}

/** Seen from above: one in the middle, the others around it. */
function lying({ objects }: SceneSpec, { width, height, unit }: Stage, sway: Sway): Placed[] {
  const ring = objects.length - 1
  const reach = { x: Math.min(width * 0.33, unit * 0.48), y: Math.min(height * 0.33, unit * 0.4) }
  const size = unit * (objects.length > 6 ? 0.25 : 0.29)
  return objects.map((object, index) => {
    const turn = ((index - 1) / ring) * 2 * Math.PI - Math.PI / 2.4
    const isMiddle = index === 0
    const scale = isMiddle ? 1.15 : 1
    const [x, y] = isMiddle ? [0, 0] : [Math.cos(turn) * reach.x, Math.sin(turn) * reach.y]
    return {
      ...object,
      x: width / 2 + x,
      y: height / 2 + y + (size * scale) / 2,
      size: size * scale,
      tilt: sway(24),
      isLying: true,
    }
  })
}

/** From -1 to 1 along a row, 0 for one alone. */
const spread = (index: number, count: number) => (count < 2 ? 0 : (index / (count - 1)) * 2 - 1)
