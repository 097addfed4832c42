/** Two tones for what is behind, two for what things stand on, and an accent. */
export interface Palette {
  wall: [string, string]
  floor: [string, string]
  accent: string
}

const palettes: Record<string, Palette> = {
  butter: { wall: ['#fff3d6', '#f7d9a0'], floor: ['#f0c98a', '#d9a55f'], accent: '#fffaf0' },
  rose: { wall: ['#ffe6ea', '#f6bfca'], floor: ['#f3d9d3', '#dfb0ab'], accent: '#fff7f5' },
  mint: { wall: ['#e2f6ec', '#b4e0cb'], floor: ['#cfe8dc', '#9cc9b4'], accent: '#f8fffb' },
  sky: { wall: ['#e3f1fd', '#b3d4f2'], floor: ['#d5e2ee', '#a7bdd2'], accent: '#f9fcff' },
  lilac: { wall: ['#f1e9fd', '#d0bdf0'], floor: ['#e0d5ee', '#b7a6d3'], accent: '#fdfaff' },
  peach: { wall: ['#ffead9', '#fbc19c'], floor: ['#f2cdb2', '#d99c77'], accent: '#fff8f2' },
  sage: { wall: ['#edf2e2', '#c6d4ab'], floor: ['#d5d8bd', '#a9b189'], accent: '#fcfdf6' },
  terracotta: { wall: ['#f6dccb', '#dd9f7d'], floor: ['#c98362', '#9c5a3f'], accent: '#fdf1e8' },
  sand: { wall: ['#f6efe4', '#ddcdb4'], floor: ['#e2d2b8', '#bfa57f'], accent: '#fffdf8' },
  lemon: { wall: ['#fffbdc', '#f9e48c'], floor: ['#f3e6b3', '#d8c077'], accent: '#fffef4' },
  ink: { wall: ['#3a4668', '#1b2238'], floor: ['#3c4257', '#20253a'], accent: '#8f9cc4' },
}

export function paletteOf(name: string): Palette {
  const found = palettes[name] ?? palettes.butter
  if (!found) throw new Error('A palette is missing.')
  return found
}
