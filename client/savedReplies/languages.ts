const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })

/** "German (de)"; a tag that means nothing stands for itself. */
export function languageName(tag: string) {
  try {
    const name = names.of(tag)
    return name && name !== tag ? `${name} (${tag})` : tag
  } catch {
    return tag
  }
}
