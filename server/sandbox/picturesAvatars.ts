import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { letterPaths } from './picturesLetters.ts'
import { emojiFile } from './picturesObjects.ts'

const tones = [
  ['#ff9a76', '#e8505b'],
  ['#6aa5ff', '#3b5bdb'],
  ['#63d2a5', '#1f8f6b'],
  ['#f7b267', '#d9722e'],
  ['#c79bff', '#7a4fd0'],
  ['#ff8fb8', '#c93a7c'],
  ['#5ec8d8', '#1d7f95'],
  ['#b5c95a', '#6f8a1f'],
  ['#9aa7bd', '#56627a'],
  ['#d8a48f', '#96543b'],
  ['#ffcf56', '#d9930d'],
  ['#8ad0ff', '#2a7fc1'],
] as const

const signs: Record<string, { object: string; tone: readonly [string, string] }> = {
  'shop-bakery': { object: '1f950', tone: ['#fff1d2', '#f3c47c'] },
  'shop-velo': { object: '1f6b2', tone: ['#d8f3e4', '#7cc7a2'] },
  'shop-repairs': { object: '1f527', tone: ['#e2ecf7', '#9cb8d8'] },
}

/** A square for a person (`avatar-<initials or emoji>-<tone>`) or a shop. Initials are drawn as lines, so no font is needed. */
export async function renderAvatar(key: string, width: number) {
  const [, mark = '', tone = '0'] = key.split('-')
  const sign = signs[key] ?? { object: mark, tone: tones[Number(tone) % tones.length] ?? tones[0] }
  const [from, to] = sign.tone
  const isEmoji = /^[0-9a-f]{4,5}$/.test(sign.object)
  const ground = sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width}" viewBox="0 0 100 100">
      <defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs>
      <rect width="100" height="100" fill="url(#g)"/><circle cx="22" cy="14" r="46" fill="#fff" opacity="0.1"/>
      ${isEmoji ? '<ellipse cx="50" cy="84" rx="32" ry="7" fill="#000" opacity="0.12"/>' : letterPaths(sign.object)}</svg>`),
  )
  if (!isEmoji) return ground.removeAlpha()
  const object = await sharp(await readFile(emojiFile(sign.object)))
    .resize(Math.round(width * 0.7))
    .png()
    .toBuffer()
  return ground.composite([{ input: object, gravity: 'centre' }]).removeAlpha()
}
