import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { api, query } from '../api.ts'
import { useDesk } from '../layout/desk.ts'

const heartbeatMs = 20_000
/** Who only passes through a section is not worth a word. */
const passingMs = 400

/** Who else has the editor of the campaign open, longest there first; a tab that died is noticed by asking again. */
export function useEditors(campaignId: string) {
  const me = useDesk().person?.id
  const { data } = useQuery({
    ...query(api.campaigns.listEditors, { params: { campaignId } }),
    refetchInterval: ({ state }) => (state.data?.items.some(({ person }) => person.id !== me) ? heartbeatMs : false),
    throwOnError: false,
  })
  return data?.items.filter(({ person }) => person.id !== me) ?? []
}

/** Tells the team in which section of the editor one is, for as long as the tab is looked at. */
export function useShowEditing(campaignId: string, section: string | null) {
  const { mutate } = useMutation({
    // One after the other, so that a farewell never overtakes a greeting.
    scope: { id: 'editing' },
    mutationFn: (at: { section: string | null } | null) => {
      const params = { campaignId }
      return at ? api.campaigns.showEditing({ params, body: at }) : api.campaigns.endEditing({ params })
    },
  })
  const here = useRef(section)
  useEffect(() => {
    here.current = section
    const tell = () => !document.hidden && mutate({ section })
    const arriving = setTimeout(tell, passingMs)
    const beating = setInterval(tell, heartbeatMs)
    return () => {
      clearTimeout(arriving)
      clearInterval(beating)
    }
  }, [mutate, section])
  useEffect(() => {
    const onVisibility = () => mutate(document.hidden ? null : { section: here.current })
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      document.removeEventListener('visibilitychange', onVisibility)
      mutate(null)
    }
  }, [mutate])
}
