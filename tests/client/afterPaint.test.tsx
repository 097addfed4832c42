import { expect, test, vi } from 'vitest'
import { afterPaint } from '../../client/ui/afterPaint.ts'

test('what waits for a frame is done once, also where a tab that was left has no frames any more', async () => {
  const done = vi.fn()
  const frames = vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(1)
  afterPaint(done)
  await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(1))
  frames.mockRestore()

  afterPaint(done)
  await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(2))
  afterPaint(done)()
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(done).toHaveBeenCalledTimes(2)
})
