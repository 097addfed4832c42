import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { api } from '../api.ts'
import { paths } from '../paths.ts'
import { ProblemNote } from '../ui/ProblemNote.tsx'

interface ConnectButtonProps {
  children: string
  /** Ask the platform once more for what was refused the first time. */
  again?: boolean
  /** Where the dialog leads back to, with `granted=1`; without it to the choice of the Page. */
  returnTo?: string
}

/** Leads through the platform's dialog and back. */
export function ConnectButton({ children, again = false, returnTo = paths.connected }: ConnectButtonProps) {
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => api.accounts.continueWithFacebook({ body: { returnTo, again } }),
    onSuccess: ({ url }) => window.location.assign(url),
  })
  return (
    <>
      <Button
        size={again ? 'compact-md' : 'md'}
        variant={again ? 'subtle' : 'filled'}
        loading={isPending || isSuccess}
        onClick={() => mutate()}
      >
        {children}
      </Button>
      {error && <ProblemNote error={error} />}
    </>
  )
}
