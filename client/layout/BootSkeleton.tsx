/** The same picture that `index.html` paints before any script runs, so that nothing jumps when the script arrives. */
export function BootSkeleton() {
  return (
    <div className="boot" role="status" aria-label="Loading">
      <div />
      <div />
      <div>
        {['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((row) => (
          <i key={row} />
        ))}
      </div>
      <div />
    </div>
  )
}
