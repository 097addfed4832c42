import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { RelativeTime, ZoneContext } from '../../client/ui/RelativeTime.tsx'

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

test.each([
  [0.2, 'just now'],
  [5, '5 min ago'],
  [60 * 3, '3 h ago'],
  [60 * 24 * 2, '2 d ago'],
])('a moment %d minutes back is told as "%s"', (minutes, words) => {
  render(<RelativeTime at={minutesAgo(minutes)} />)
  expect(screen.getByText(words)).toBeVisible()
})

test('the exact time stands behind it, in the zone of the business', () => {
  render(
    <ZoneContext value="Asia/Tokyo">
      <RelativeTime at="2024-03-01T23:30:00.000Z" />
    </ZoneContext>,
  )
  expect(screen.getByText('2 Mar 2024')).toHaveAttribute(
    'title',
    expect.stringMatching(/2 March 2024.*08:30:00.*Asia\/Tokyo/),
  )
})
