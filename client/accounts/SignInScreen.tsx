import { Divider } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import { Credentials } from '../../server/contract/accounts.ts'
import { api } from '../api.ts'
import { paths, returnToOf } from '../paths.ts'
import { Form } from '../ui/Form.tsx'
import { TextField } from '../ui/TextField.tsx'
import { Entrance } from './Entrance.tsx'
import { FacebookButton } from './FacebookButton.tsx'
import { useEnter } from './useEnter.ts'

export function SignInScreen() {
  const [params] = useSearchParams()
  const enter = useEnter()
  const returnTo = returnToOf(params)
  return (
    <Entrance title="Sign in">
      <Form
        schema={Credentials}
        name="sign-in"
        submitLabel="Sign in"
        onSubmit={(body) => api.accounts.signIn({ body }).then(enter)}
      >
        <TextField name="email" label="E-mail" type="email" autoComplete="username" />
        <TextField name="password" label="Password" type="password" autoComplete="current-password" />
      </Form>
      <Divider label="or" />
      <FacebookButton returnTo={returnTo} />
      <p>
        New here? <Link to={paths.signUp(returnTo)}>Create an account</Link>
      </p>
    </Entrance>
  )
}
