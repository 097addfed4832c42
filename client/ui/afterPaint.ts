/** Runs once the next frame is on the screen; at once where nobody looks. Answers how to call it off. */
export function afterPaint(act: () => void): () => void {
  if (document.hidden) {
    act()
    return () => {}
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(act)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
