import { cloneElement, type ReactElement, type ReactNode, Suspense, useState } from 'react'

interface OnDemandProps {
  /** The button that stands there from the start. */
  target: ReactElement<{ onClick?: () => void }>
  /** The menu around that same button, open; its code is fetched when somebody first presses. */
  menu: (target: ReactElement<{ onClick?: () => void }>) => ReactNode
}

export function OnDemand({ target, menu }: OnDemandProps) {
  const [wanted, setWanted] = useState(false)
  if (!wanted) return cloneElement(target, { onClick: () => setWanted(true) })
  return <Suspense fallback={target}>{menu(target)}</Suspense>
}
