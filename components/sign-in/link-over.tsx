import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'

type Props = { title: string; children: ReactNode; action: { href: string; words: string } }

/** Where a link of a mail no longer works: one page for used, old, taken back and unknown, with what to do. */
export function LinkOver({ title, children, action }: Props) {
  return (
    <>
      <h1 className="text-2xl">{title}</h1>
      <p className="mt-1 mb-5 text-md text-ink-2">{children}</p>
      <ButtonLink href={action.href} variant="primary" size="large" className="w-full">
        {action.words}
      </ButtonLink>
    </>
  )
}
