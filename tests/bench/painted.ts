/**
 * Runs in the page before its own scripts, beside one that gives it `answers()`: what a key changes, part by part. A key is
 * timed as the browser times it (Event Timing, in steps of 8 ms, and nothing below 16): from the press until the frame
 * that answers it is on the screen. That counts when every part has changed in that frame; otherwise the time runs on
 * until a frame after the change. A frame is timed from the one before.
 */
export function tellWhatIsPainted() {
  const { answers } = window as unknown as { answers: () => string[] }
  const nextFrame = () => new Promise<number>((run) => requestAnimationFrame(run))
  const timings = new Map<number, number>()
  new PerformanceObserver((seen) => {
    for (const { name, startTime, duration } of seen.getEntries())
      if (name === 'keydown') timings.set(startTime, duration)
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)

  /** Those whose frame had no change yet, by when one had. */
  const late = new Map<number, number>()
  const pressed: number[] = []
  const untilPainted = async (before: string[], press: number) => {
    const isAnswered = () => answers().every((part, place) => part !== before[place])
    pressed.push(press)
    await nextFrame()
    if (isAnswered()) return
    while (!isAnswered()) await nextFrame()
    await nextFrame()
    late.set(press, performance.now() - press)
  }
  const watchNextKey = () => {
    const before = answers()
    const nextPainted = new Promise<void>((tell, failed) => {
      const onKey = ({ timeStamp }: KeyboardEvent) => untilPainted(before, timeStamp).then(tell, failed)
      window.addEventListener('keydown', onKey, { capture: true, once: true })
      setTimeout(() => failed(new Error('Nothing changed within 10 s.')), 10_000)
    })
    Object.assign(window, { nextPainted })
  }
  const taken = () => pressed.splice(0).map((press) => late.get(press) ?? timings.get(press) ?? 16)
  const frames: number[] = []
  const watchFrames = () => {
    let last = performance.now()
    const frame = (now: number) => {
      frames.push(now - last)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  }
  Object.assign(window, { watchNextKey, taken, watchFrames, frames })
}
