import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'
import { dismissAll } from '../../client/ui/toasts.ts'
import { FetchEventSource } from './eventSource.ts'

// What a browser has and jsdom does not: a screen with a size, an observer of sizes, fonts that load, and server-sent events.
window.matchMedia ??= (query) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener() {},
  removeEventListener() {},
  addListener() {},
  removeListener() {},
  dispatchEvent: () => false,
})
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Object.assign(document, { fonts: { addEventListener() {}, removeEventListener() {} } })
Element.prototype.scrollIntoView ??= () => {}
Element.prototype.scrollTo ??= () => {}
Object.defineProperty(Element.prototype, 'clientHeight', { configurable: true, get: () => 900 })
Object.defineProperty(Element.prototype, 'clientWidth', { configurable: true, get: () => 400 })
Object.assign(globalThis, { EventSource: FetchEventSource })
// Two cores are shared with whatever else the machine does.
configure({ asyncUtilTimeout: 15_000 })

afterEach(() => {
  cleanup()
  dismissAll()
  localStorage.clear()
  sessionStorage.clear()
})
