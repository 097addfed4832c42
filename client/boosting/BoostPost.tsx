import { UnstyledButton } from '@mantine/core'
import { IconRocket } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { api } from '../api.ts'
import { useMayDo } from '../layout/desk.ts'
import { paths } from '../paths.ts'
import { say } from '../ui/toasts.ts'
import { useSendKey } from '../ui/useSendKey.ts'

interface BoostPostProps {
  pairId: string
  postId: string
  className?: string | undefined
}

/** Makes a campaign of a post as it stands, for those who may advertise; nothing is spent before it is published. */
export function BoostPost({ pairId, postId, className }: BoostPostProps) {
  const navigate = useNavigate()
  const mayAdvertise = useMayDo('advertise')
  const sendKey = useSendKey()
  const boost = useMutation({
    mutationFn: () => {
      const body = { from: 'post', postId } as const
      return api.campaigns.makeCampaign({ params: { pairId }, body, key: sendKey.keyFor(body) })
    },
    onSuccess: ({ id }) => {
      sendKey.forget()
      return navigate(paths.editCampaign(pairId, id))
    },
    onError: (error) => say(error.message, { tone: 'problem' }),
  })
  if (!mayAdvertise) return null
  return (
    <UnstyledButton className={className} disabled={boost.isPending} onClick={() => boost.mutate()}>
      <IconRocket size={13} aria-hidden="true" />
      Boost this post
    </UnstyledButton>
  )
}
