import type { ReactNode } from 'react'

/** Says a name in full where the screen has room for its short form only. */
export function Spoken({ as, children }: { as: string; children: ReactNode }) {
  return (
    <>
      <span className="sr-only">{as}</span>
      <span aria-hidden="true" className="contents">
        {children}
      </span>
    </>
  )
}
