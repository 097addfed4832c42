import { inspect } from 'node:util'

const shown = '[secret]'

/** Text that must reach neither a log nor an answer: it prints as `[secret]` wherever it is written without being asked for. */
export class Secret {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  reveal(): string {
    return this.#text
  }

  toString(): string {
    return shown
  }

  toJSON(): string {
    return shown
  }

  [inspect.custom](): string {
    return shown
  }
}
