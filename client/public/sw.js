// Opens the product without a connection: its own files come from a cache, and so do the pictures seen last. Answers of
// the API never do; what is read of them is kept per person, by the page (`client/offline`).
importScripts('/precache.js')
try {
  importScripts('/push.js')
} catch {
  // A product without notifications has no such file.
}

const filesName = `files ${versionOf(self.precache.join())}`
const picturesName = 'pictures'
const mostPictures = 200

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(filesName).then((cache) => cache.addAll(self.precache)))
})

// The version before goes on serving the tabs it began with; the next page that opens asks this one to take over.
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldFiles().then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return
  if (request.mode === 'navigate') {
    if (!pathname.startsWith('/sandbox')) event.respondWith(newest(request, '/'))
  } else if (pathname.startsWith('/assets/')) event.respondWith(file(request))
  else if (self.precache.includes(pathname)) event.respondWith(newest(request, pathname))
  else if (request.destination === 'image') event.respondWith(picture(event))
})

/** From the server where there is a connection: the page is made anew for each answer. */
async function newest(request, kept) {
  try {
    return await fetch(request)
  } catch (error) {
    return (await caches.match(kept, { cacheName: filesName })) ?? Promise.reject(error)
  }
}

/** The names of these files change with their content. */
async function file(request) {
  const cache = await caches.open(filesName)
  const known = await cache.match(request, { ignoreVary: true })
  if (known) return known
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

async function picture(event) {
  const cache = await caches.open(picturesName)
  const known = await cache.match(event.request)
  if (known) return known
  const answer = await fetch(event.request)
  if (answer.ok) event.waitUntil(keepPicture(cache, event.request, answer.clone()))
  return answer
}

async function keepPicture(cache, request, answer) {
  await cache.put(request, answer)
  // Oldest first.
  const all = await cache.keys()
  await Promise.all(all.slice(0, Math.max(0, all.length - mostPictures)).map((old) => cache.delete(old)))
}

async function dropOldFiles() {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => ![filesName, picturesName].includes(name)).map((name) => caches.delete(name)),
  )
}

/** A short word that differs as soon as the names of the files do. */
function versionOf(text) {
  let hash = 5381
  for (const letter of text) hash = (hash * 33 + letter.charCodeAt(0)) % 4_294_967_296
  return hash.toString(36)
}
