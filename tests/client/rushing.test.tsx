import { fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react'
import { useRef } from 'react'
import { expect, test, vi } from 'vitest'
import { ThreadSketch } from '../../client/inbox/ThreadSketch.tsx'
import { usePressInPassing } from '../../client/inbox/usePressInPassing.ts'
import { useRushing } from '../../client/inbox/useRushing.ts'
import { shapeAhead } from '../../client/ui/shapeAhead.ts'
import type { ThreadRow } from '../../server/contract/threads.ts'

const row = { author: { name: 'Tom Becker' }, message: 'Is it open?' } as ThreadRow
const drawn = <a href="/">All of it</a>

test('a list rushes when it moves further than is read, and does so until it slows down or rests', () => {
  const at = (scrollOffset: number, isScrolling = true) => ({ scrollOffset, isScrolling })
  const { result, rerender } = renderHook(useRushing, { initialProps: at(0, false) })
  const then = (next: ReturnType<typeof at>) => {
    rerender(next)
    return result.current
  }
  expect(then(at(64))).toBe(false)
  expect(then(at(704))).toBe(true)
  // A page that arrives meanwhile is no reason to draw everything.
  expect(then(at(704))).toBe(true)
  expect(then(at(720))).toBe(false)
  expect(then(at(80))).toBe(true)
  expect(then(at(80, false))).toBe(false)
})

test('a thread that comes by in a rush says who and what, and is all there once the list slows down', async () => {
  const sketch = (isRushing: boolean) => (
    <ThreadSketch row={row} isRushing={isRushing}>
      {drawn}
    </ThreadSketch>
  )
  const { rerender } = render(sketch(true))
  expect(screen.getByText('Tom Becker')).toBeVisible()
  expect(screen.getByText('Is it open?')).toBeVisible()
  expect(screen.queryByRole('link')).not.toBeInTheDocument()

  rerender(sketch(false))
  expect(await screen.findByRole('link', { name: 'All of it' })).toBeVisible()
  // Once drawn it stays so, however fast it leaves.
  rerender(sketch(true))
  expect(screen.getByRole('link', { name: 'All of it' })).toBeVisible()
})

test('a press into a rush is meant for the row in its place, and one on a row for that row alone', () => {
  const pressed: number[] = []
  const List = () => {
    const scroller = useRef<HTMLElement>(null)
    usePressInPassing(scroller, 64, (index) => pressed.push(index))
    return (
      <section ref={scroller} aria-label="Threads">
        <p>A row</p>
      </section>
    )
  }
  render(<List />)
  const list = screen.getByRole('region', { name: 'Threads' })
  list.scrollTop = 640
  fireEvent.click(screen.getByText('A row'), { clientY: 10 })
  expect(pressed).toEqual([])
  fireEvent.click(list, { clientY: 130 })
  expect(pressed).toEqual([12])
})

test('letters of a script are looked for once, before they are drawn', async () => {
  const measureText = vi.fn<(text: string) => void>()
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run))
  const getContext = vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({ measureText } as never)
  try {
    shapeAhead(['שלום', 'ברוך'])
    await waitFor(() => expect(measureText).toHaveBeenCalledWith('שלום'))
    expect(measureText).not.toHaveBeenCalledWith('ברוך')
    shapeAhead(['ברוך', 'ありがとう'])
    await waitFor(() => expect(measureText).toHaveBeenCalledWith('ありがとう'))
    expect(measureText).not.toHaveBeenCalledWith('ברוך')
  } finally {
    getContext.mockRestore()
    vi.unstubAllGlobals()
  }
})
