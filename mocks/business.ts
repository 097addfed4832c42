import type { Network } from '../server/contract/values.ts'

/** A post as both networks carry it: the photo is one object on a background of one hue. */
export interface Scene {
  message: string
  object: string
  hue: number
  hoursAgo: number
}

/** What a customer wrote under a scene, and what was answered. */
export interface Remark {
  network: Network
  /** Which scene it hangs on, by its place in the list. */
  scene: number
  by: string
  says: string
  minutesAgo: number
  answer?: string
  /** What the customer said to the answer. */
  thanks?: string
  state?: 'done' | 'hidden'
}

/** A Page with its Profile, as the mocked platform holds them. */
export interface Business {
  page: { id: string; name: string; letter: string; hue: number }
  profile: { id: string; username: string } | null
  obstacle: { title: string; steps: { what: string; url: string | null }[] } | null
  linkable: boolean
  scenes: Scene[]
  remarks: Remark[]
}
