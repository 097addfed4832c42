import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { api } from '../api.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'

/** The one sign-on: it brings the person and the grant for Page and Profile alike. */
export function FacebookButton({ returnTo }: { returnTo: string }) {
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => api.accounts.continueWithFacebook({ body: { returnTo } }),
    onSuccess: ({ url }) => window.location.assign(url),
  })
  return (
    <>
      <Button variant="default" fullWidth loading={isPending || isSuccess} onClick={() => mutate()}>
        Continue with Facebook
      </Button>
      {error && <ProblemNote error={error} />}
    </>
  )
}
