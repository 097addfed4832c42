/** As much of a browser's EventSource as the client uses, over `fetch`, so that the mocks answer it too. */
export class FetchEventSource {
  static readonly CLOSED = 2
  readyState = 0
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string; lastEventId: string }) => void) | null = null
  onerror: (() => void) | null = null
  readonly #leaving = new AbortController()

  constructor(url: string) {
    this.#read(url).catch(() => this.#fail())
  }

  close() {
    this.readyState = FetchEventSource.CLOSED
    this.#leaving.abort()
  }

  async #read(url: string) {
    const response = await fetch(url, { signal: this.#leaving.signal })
    if (!response.ok || !response.body) return this.#fail()
    this.readyState = 1
    this.onopen?.()
    let text = ''
    const decoder = new TextDecoder()
    for await (const bytes of response.body) {
      text += decoder.decode(bytes, { stream: true })
      const messages = text.split('\n\n')
      text = messages.pop() ?? ''
      for (const message of messages) this.#tell(message)
    }
    this.#fail()
  }

  #tell(message: string) {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(message)?.[1]
    const data = field('data')
    if (data) this.onmessage?.({ data, lastEventId: field('id') ?? '' })
  }

  #fail() {
    if (this.readyState === FetchEventSource.CLOSED) return
    this.readyState = FetchEventSource.CLOSED
    this.onerror?.()
  }
}
