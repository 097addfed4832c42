/** Runs once the next frame is on the screen; at once where nobody looks. Answers how to call it off. */
export function afterPaint(act: () => void): () => void {
  if (document.hidden) {
    act()
    return () => {}
  }
  // Handed over in the frame's own turn, work would begin while the frame is still being put together elsewhere.
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(act)
  })
  return () => cancelAnimationFrame(frame)
}
