import { Button, CopyButton } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Invite, NewInvite } from '../../server/contract/accounts.ts'
import { api, query } from '../api.ts'
import { Form } from '../ui/Form.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { say } from '../ui/toasts.ts'
import styles from './AccountScreen.module.css'
import { roleOptions, roleWords } from './roleWords.ts'

/** Who was asked to join and has not answered, and the way to ask somebody else. */
export function Invites() {
  const queries = useQueryClient()
  const { data: invites } = useQuery(query(api.accounts.listInvites))
  const refresh = () => queries.invalidateQueries({ queryKey: api.accounts.listInvites.key })
  return (
    <section className={styles.card}>
      <h2>Invite somebody</h2>
      <Form
        schema={NewInvite}
        name="invite"
        initial={{ role: 'moderator' }}
        submitLabel="Make an invite"
        onSubmit={(body, key) => api.accounts.inviteMember({ body, key }).then(refresh)}
      >
        <TextField name="email" label="E-mail" type="email" autoComplete="off" />
        <SelectField name="role" label="Role" options={roleOptions} />
      </Form>
      {invites && invites.items.length > 0 && (
        <ul className={styles.rows} aria-label="Open invites">
          {invites.items.map((invite) => (
            <InviteRow key={invite.id} invite={invite} onWithdrawn={refresh} />
          ))}
        </ul>
      )}
    </section>
  )
}

function InviteRow({ invite, onWithdrawn }: { invite: Invite; onWithdrawn: () => Promise<void> }) {
  const { id, email, role, url, expiresAt } = invite
  const { mutate: withdraw } = useMutation({
    mutationFn: () => api.accounts.withdrawInvite({ params: { inviteId: id } }),
    onSuccess: onWithdrawn,
    onError: (error) => say(error.message, { tone: 'problem' }),
  })
  const link = new URL(url, window.location.origin).href
  return (
    <li className={styles.row}>
      <div>
        <p className={styles.device}>{email}</p>
        <p className={styles.soft}>
          {roleWords[role]} · ends on{' '}
          <time dateTime={expiresAt}>{new Date(expiresAt).toLocaleDateString('en-GB')}</time>
        </p>
      </div>
      <CopyButton value={link}>
        {({ copied, copy }) => (
          <Button size="xs" variant="light" onClick={copy}>
            {copied ? 'Copied' : 'Copy the link'}
          </Button>
        )}
      </CopyButton>
      <Button size="xs" variant="default" aria-label={`Withdraw the invite of ${email}`} onClick={() => withdraw()}>
        Withdraw
      </Button>
    </li>
  )
}
