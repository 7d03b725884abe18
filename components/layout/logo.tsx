import clsx from 'clsx'
import Link from 'next/link'
import { FeatherMark } from '@/components/ui/feather-mark'

type LogoProps = { href?: string; inPanel?: boolean /** On the sign-in page. */; large?: boolean; className?: string }

/** Mark and name; a link to the role's first page where one is given. */
export function Logo({ href, inPanel = false, large = false, className }: LogoProps) {
  const look = clsx(
    'inline-flex items-center rounded-sm font-bold tracking-[-0.01em]',
    large ? 'gap-3 text-[1.375rem]' : 'gap-2.5 text-[1.125rem]',
    inPanel && 'text-on-panel',
    className,
  )
  const content = (
    <>
      <FeatherMark className={large ? 'size-7' : 'size-6'} inPanel={inPanel} />
      <span className="logo-word">Phoenix</span>
    </>
  )
  if (!href) return <span className={look}>{content}</span>
  return (
    <Link href={href} className={look}>
      {content}
    </Link>
  )
}
