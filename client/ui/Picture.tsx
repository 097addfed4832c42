import { useState } from 'react'

interface PictureProps {
  src: string
  className?: string | undefined
  /** It may be far from what is on the screen. */
  lazy?: boolean
}

const nothing = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='

/** A picture of the platform's. Its addresses run out: one that is no longer to be had leaves its place empty. */
export function Picture({ src, className, lazy = false }: PictureProps) {
  const [broken, setBroken] = useState<string>()
  return (
    <img
      className={className}
      src={src === broken ? nothing : src}
      alt=""
      loading={lazy ? 'lazy' : undefined}
      onError={() => setBroken(src)}
    />
  )
}
