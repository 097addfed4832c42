/** "a, b and c"; of more than `most` the rest is counted: "a, b, c and 4 more". */
export function listed(parts: string[], word: 'and' | 'or' = 'and', most = 4): string {
  if (parts.length > most) return listed([...parts.slice(0, most - 1), `${parts.length - most + 1} more`], word)
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`
}
