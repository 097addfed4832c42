import type { BrowserContext } from '@playwright/test'

/**
 * Notes everything a browser complains about, a violation of the content security policy included, and every request
 * that leaves the product. Answers what it has found so far.
 */
export function watch(context: BrowserContext, origin: string, tolerated: RegExp): () => string[] {
  const found: string[] = []
  const note = (complaint: string) => {
    if (!tolerated.test(complaint)) found.push(complaint)
  }
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      note(`${message.type()} on ${message.page()?.url()}: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => note(`thrown on ${error.page()?.url()}: ${error.error().stack}`))
  context.on('request', (request) => {
    const { protocol, origin: goesTo } = new URL(request.url())
    if (protocol.startsWith('http') && goesTo !== origin) note(`a request left for ${request.url()}`)
  })
  return () => found
}
