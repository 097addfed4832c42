// @ts-check
// Over HTTP/1.1 a browser has six connections for all tabs together, so a tab that nobody looks at lets go of its own.

const hiddenPatienceMs = 5_000

/** Follows a stream of events while its page is looked at; `listen` is called with each that is opened. @param {string} url @param {(stream: EventSource) => void} listen */
export function follow(url, listen) {
  /** @type {EventSource | undefined} */
  let stream
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting
  const open = () => {
    stream = new EventSource(url)
    listen(stream)
  }
  const rest = () => {
    stream?.close()
    stream = undefined
  }
  const onVisibility = () => {
    clearTimeout(resting)
    if (document.hidden) resting = setTimeout(rest, hiddenPatienceMs)
    else if (!stream) open()
  }
  document.addEventListener('visibilitychange', onVisibility)
  open()
  onVisibility()
}
