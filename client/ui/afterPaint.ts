const patienceMs = 100

/** Runs once the next frame is on the screen; at once where nobody looks. Answers how to call it off. */
export function afterPaint(act: () => void): () => void {
  if (document.hidden) {
    act()
    return () => {}
  }
  // Handed over in the frame's own turn, work would begin while the frame is still being put together elsewhere.
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(run)
  })
  // A tab that is left meanwhile has no frames.
  const late = setTimeout(run, patienceMs)
  const callOff = () => {
    cancelAnimationFrame(frame)
    clearTimeout(late)
  }
  function run() {
    callOff()
    act()
  }
  return callOff
}
