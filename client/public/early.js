// Asks for what the address will need while the product's own script is still on its way; it finds the answers there.
;(() => {
  const [, pairId, threadId] = /^\/pairs\/([\w-]+)\/inbox(?:\/([\w.-]+))?$/.exec(location.pathname) ?? []
  const { search } = location
  const wanted = ['/api/desk']
  if (pairId) wanted.push('/api/pairs', `/api/pairs/${pairId}/threads/counts`)
  if (pairId && !search) wanted.push(`/api/pairs/${pairId}/threads?view=open`)
  if (threadId) wanted.push(`/api/threads/${threadId}`)
  for (const href of wanted) {
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href }),
    )
  }
})()
