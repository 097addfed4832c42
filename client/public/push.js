// The part of the service worker that shows what somebody is told while no tab is open, and leads there.
self.addEventListener('push', (event) => {
  const { title, body, tag, path } = event.data.json()
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon: '/tandem.svg', data: { path } }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openAt(event.notification.data.path))
})

// A tab that is open goes there rather than a second one being opened.
async function openAt(path) {
  const url = new URL(path, self.location.origin).href
  const [open] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (!open) return self.clients.openWindow(url)
  const shown = await open.focus()
  return shown.navigate(url).catch(() => self.clients.openWindow(url))
}
