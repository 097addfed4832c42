/** Why a token is refused, by the subcode of 102 and 190 (reference 9.1). */
const sentences: Record<number, string> = {
  458: 'Tandem was removed from the apps of the person who connected. Link the Page again.',
  459: 'The platform wants the person who connected to confirm something first: they sign in there, then link the Page again.',
  460: 'The person who connected has changed their password. Link the Page again.',
  463: 'The connection has expired. Link the Page again.',
  464: 'The account of the person who connected is not confirmed: they sign in on the platform, then link the Page again.',
  467: 'The connection is no longer valid. Link the Page again.',
  492: 'The person who connected no longer has a role on this Page. Somebody who has one links it again.',
  2069032: 'The platform wants the key of the Page itself. Link the Page again.',
}

const expired = 'The connection has expired. Link the Page again.'

export function tokenProblem(subcode: number | undefined): string {
  return (subcode === undefined ? undefined : sentences[subcode]) ?? expired
}
