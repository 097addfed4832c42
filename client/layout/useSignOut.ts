import { useMutation } from '@tanstack/react-query'
import { api } from '../api.ts'
import { paths } from '../paths.ts'
import { say } from '../ui/toasts.ts'
import { lastPair } from './lastPair.ts'

/** Ends the session and opens the front door as a new page, so that nothing of what was shown stays in this tab. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => api.accounts.signOut(),
    onSuccess: async () => {
      lastPair.forget()
      await import('../offline/answers.ts').then(({ forgetAnswers }) => forgetAnswers()).catch(() => undefined)
      window.location.assign(paths.home)
    },
    onError: (error) => say(error.message, { tone: 'problem' }),
  })
}
