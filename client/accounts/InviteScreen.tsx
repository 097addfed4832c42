import { Button, Group } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { api, query } from '../api.ts'
import { paths } from '../paths.ts'
import { ForeignText } from '../ui/ForeignText.tsx'
import { ProblemNote } from '../ui/ProblemNote.tsx'
import { Entrance } from './Entrance.tsx'
import { roleWords } from './roleWords.ts'
import { useEnter } from './useEnter.ts'

/** What somebody sees who opened the link of an invite. */
export function InviteScreen() {
  const { inviteId = '' } = useParams()
  const { data: invite } = useQuery(query(api.accounts.getInvite, { params: { inviteId } }))
  const { data: desk } = useQuery(query(api.accounts.getDesk))
  const enter = useEnter()
  const accept = useMutation({
    mutationFn: () => api.accounts.acceptInvite({ params: { inviteId } }),
    onSuccess: enter,
  })
  if (!invite || !desk) return null
  const here = paths.invite(inviteId)
  return (
    <Entrance title="You are invited">
      <p>
        <ForeignText>{invite.inviter}</ForeignText> asks you to join <ForeignText>{invite.team}</ForeignText> as{' '}
        {roleWords[invite.role].toLowerCase()}. The invite is for {invite.email}.
      </p>
      {desk.person ? (
        <>
          <p>You are signed in as {desk.person.email || desk.person.name}.</p>
          <Button loading={accept.isPending} onClick={() => accept.mutate()}>
            Join the team
          </Button>
        </>
      ) : (
        <Group>
          <Button component={Link} to={paths.signUp(here)}>
            Create an account
          </Button>
          <Button variant="default" component={Link} to={paths.signIn(here)}>
            Sign in
          </Button>
        </Group>
      )}
      {accept.error && <ProblemNote error={accept.error} />}
    </Entrance>
  )
}
