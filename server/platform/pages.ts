import { z } from 'zod'
import { Secret } from '../vault/secret.ts'
import { Picture, pictureField, pictureOf } from './pictures.ts'
import type { Pages, RemoteProfile } from './platform.ts'
import { Done, Id, MaybeWords, Words } from './shapes.ts'
import { readToEnd, sliceOf } from './slices.ts'
import type { Transport } from './transport.ts'

interface PagesOptions {
  transport: Transport
  appId: string
  /** Where Profiles stand as pages: the platform names no address of theirs, only the username. */
  profilesUrl: string
}

const profileFields = 'id,username,name,profile_picture_url'
const fields = `id,name,link,${pictureField},instagram_business_account{${profileFields}}`

// `feed` brings comments and posts; a Profile's notices ride on whichever field its Page is subscribed to (reference 6.1).
const noticeFields = 'feed'

const Profile = z.object({ id: Id, username: MaybeWords, name: MaybeWords, profile_picture_url: MaybeWords })
const Page = z.object({
  id: Id,
  name: Words,
  link: MaybeWords,
  picture: Picture,
  instagram_business_account: Profile.nullish(),
})
const GrantedPage = Page.extend({ access_token: z.string().min(1), tasks: z.array(z.string()).default([]) })
const Apps = z.object({ data: z.array(z.object({ id: Id, subscribed_fields: z.array(z.string()).default([]) })) })

/** Pages and the Profiles linked to them (reference 3.1, 6.1). */
export function createPages({ transport, appId, profilesUrl }: PagesOptions): Pages {
  const pageOf = (page: z.infer<typeof Page>) => ({
    id: page.id,
    name: page.name,
    pictureUrl: pictureOf(page),
    url: page.link,
    profile: page.instagram_business_account ? profileOf(page.instagram_business_account, profilesUrl) : null,
  })

  return {
    listGranted: async (token) => {
      const params = { fields: `${fields},access_token,tasks`, limit: 100 }
      const pages = await readToEnd((after) =>
        transport.get('me/accounts', sliceOf(GrantedPage), {
          as: { token },
          params: { ...params, after: after ?? undefined },
        }),
      )
      return pages.map((page) => ({ ...pageOf(page), token: new Secret(page.access_token), tasks: page.tasks }))
    },
    read: async (page) => pageOf(await transport.get(page.id, Page, { as: page, params: { fields } })),
    subscribe: async (page) => {
      const params = { subscribed_fields: noticeFields }
      await transport.post(`${page.id}/subscribed_apps`, Done, { as: page, params })
    },
    unsubscribe: async (page) => {
      await transport.delete(`${page.id}/subscribed_apps`, Done, { as: page })
    },
    isSubscribed: async (page) => {
      const { data } = await transport.get(`${page.id}/subscribed_apps`, Apps, { as: page })
      return data.some((app) => app.id === appId && app.subscribed_fields.includes(noticeFields))
    },
  }
}

function profileOf(profile: z.infer<typeof Profile>, profilesUrl: string): RemoteProfile {
  const username = profile.username ?? profile.id
  return {
    id: profile.id,
    username,
    name: profile.name || username,
    pictureUrl: profile.profile_picture_url,
    url: profile.username ? `${profilesUrl}/${encodeURIComponent(profile.username)}` : null,
  }
}
