/** The parts of the editor in their order, by the names that colleagues are told. */
export const sections = ['objective', 'audience', 'placements', 'budget', 'creative'] as const
export type SectionName = (typeof sections)[number]

export const sectionTitles: Record<SectionName, string> = {
  objective: 'Objective',
  audience: 'Audience',
  placements: 'Placements',
  budget: 'Budget and schedule',
  creative: 'Creative',
}

/** The fields of the content that stand in each. */
const fieldsOf: Record<SectionName, readonly string[]> = {
  objective: ['', 'name', 'objective', 'goal', 'categories', 'categoryCountries'],
  audience: ['audience', 'payer', 'beneficiary'],
  placements: ['placements'],
  budget: ['budget', 'bid', 'schedule'],
  creative: ['creatives'],
}

export const sectionOf = (path: string): SectionName =>
  sections.find((section) => fieldsOf[section].includes(path.split('.')[0] ?? '')) ?? 'objective'

export const headingId = (section: SectionName) => `section-${section}`

/** The same for each section. */
export const forEach = <T>(of: (name: SectionName) => T): Record<SectionName, T> => ({
  objective: of('objective'),
  audience: of('audience'),
  placements: of('placements'),
  budget: of('budget'),
  creative: of('creative'),
})
