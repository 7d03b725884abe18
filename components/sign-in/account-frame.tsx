import type { ReactNode } from 'react'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { paths } from '@/lib/paths'
import { OwnScript } from './own-script'

type Props = {
  /** The reviewers' house has no ground of its own (design §3). */
  reviewer: boolean
  title: string
  line?: ReactNode
  /** Sign-in and security itself is not under itself. */
  top?: boolean
  children: ReactNode
}

/** A page of one's own sign-in and security, in either house. */
export function AccountFrame({ reviewer, title, line, top = false, children }: Props) {
  const crumbs = top ? [] : [{ label: 'Sign-in and security', href: paths.account() }, { label: title }]
  const body = <div className="max-w-[760px] space-y-4">{children}</div>
  return (
    <>
      <OwnScript />
      <PageHeader {...{ title, line, crumbs }} large={reviewer} />
      {reviewer ? body : <PageBody>{body}</PageBody>}
    </>
  )
}
