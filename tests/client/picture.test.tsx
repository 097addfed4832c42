import { fireEvent, render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Picture } from '../../client/ui/Picture.tsx'

test('a picture whose address has run out leaves its place empty, and a new address is tried', () => {
  const { container, rerender } = render(<Picture src="https://cdn.test/old.jpg" className="place" />)
  const picture = () => container.querySelector('img') as HTMLImageElement
  fireEvent.error(picture())
  expect(picture().src).toMatch(/^data:/)
  expect(picture()).toHaveClass('place')

  rerender(<Picture src="https://cdn.test/new.jpg" className="place" />)
  expect(picture().src).toBe('https://cdn.test/new.jpg')
})
