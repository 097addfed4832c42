import { useState } from 'react'

/** What was ticked of what asks to be meant: for exactly this plan, and for no other. */
export function useSure(hash: string) {
  const [kept, setKept] = useState({ hash, ticked: [] as string[] })
  const ticked = kept.hash === hash ? kept.ticked : []
  return {
    isTicked: (message: string) => ticked.includes(message),
    tick: (message: string, on: boolean) =>
      setKept({ hash, ticked: on ? [...ticked, message] : ticked.filter((one) => one !== message) }),
  }
}

export type Sure = ReturnType<typeof useSure>
