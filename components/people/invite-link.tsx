import { ButtonLink } from '@/components/ui/button'
import { paths } from '@/lib/paths'
import type { Role } from '@/lib/people/person'

type Props = { label: string; to: { role?: Role; practice?: string; organisation?: string } }

/** Leads to an invitation whose place is chosen already. */
export function InviteLink({ label, to }: Props) {
  return (
    <ButtonLink href={paths.newPerson(to)} className="max-md:flex-1">
      {label}
    </ButtonLink>
  )
}
