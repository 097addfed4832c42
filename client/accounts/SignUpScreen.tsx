import { Link, useSearchParams } from 'react-router'
import { NewAccount } from '../../server/contract/accounts.ts'
import { api } from '../api.ts'
import { paths, returnToOf } from '../paths.ts'
import { Form } from '../ui/Form.tsx'
import { TextField } from '../ui/TextField.tsx'
import { Entrance } from './Entrance.tsx'
import { useEnter } from './useEnter.ts'

export function SignUpScreen() {
  const [params] = useSearchParams()
  const enter = useEnter()
  return (
    <Entrance title="Create an account">
      <Form
        schema={NewAccount}
        name="sign-up"
        submitLabel="Create account"
        onSubmit={(body) => api.accounts.signUp({ body }).then(enter)}
      >
        <TextField name="name" label="Name" autoComplete="name" />
        <TextField name="email" label="E-mail" type="email" autoComplete="username" />
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="new-password"
          description="At least 10 characters; a few words are easiest to remember."
        />
      </Form>
      <p>
        You have one already? <Link to={paths.signIn(returnToOf(params))}>Sign in</Link>
      </p>
    </Entrance>
  )
}
