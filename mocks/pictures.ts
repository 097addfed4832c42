/** A photo for a post: one object on a soft background, drawn here so that nothing is fetched. */
export const photoOf = (object: string, hue: number) =>
  svg(
    600,
    `<defs><radialGradient id="g" cx=".35" cy=".3" r="1"><stop offset="0" stop-color="hsl(${hue} 70% 92%)"/>` +
      `<stop offset="1" stop-color="hsl(${hue} 55% 72%)"/></radialGradient></defs>` +
      `<rect width="600" height="600" fill="url(#g)"/>` +
      `<ellipse cx="300" cy="455" rx="170" ry="26" fill="hsl(${hue} 40% 40%)" opacity=".25"/>` +
      `<text x="300" y="430" font-size="320" text-anchor="middle">${object}</text>`,
  )

/** The round picture of a Page or a Profile. */
export const avatarOf = (letter: string, hue: number) =>
  svg(
    96,
    `<rect width="96" height="96" fill="hsl(${hue} 50% 42%)"/>` +
      `<text x="48" y="64" font-size="44" font-family="sans-serif" text-anchor="middle" fill="#fff">${letter}</text>`,
  )

const svg = (size: number, inside: string) =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">${inside}</svg>`)}`
