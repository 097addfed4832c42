/** What stands at the end of the name of everything we make for a campaign out there, so that it is found again. */
export const markPattern = /\s*\[op:[0-9a-f]{8}\]$/

/** A name as people gave it. */
export const withoutMark = (name: string) => name.replace(markPattern, '')
