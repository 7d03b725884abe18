import type { ReactNode } from 'react'
import { signOut } from '@/app/(sign-in)/sign-in/actions'
import { ActingFor } from '@/components/layout/acting-for'
import { Keys } from '@/components/layout/keys'
import { navigationOf } from '@/components/layout/portal-nav'
import { ReviewerShell } from '@/components/layout/reviewer-shell'
import { SignInEnd } from '@/components/layout/sign-in-end'
import { StaffShell } from '@/components/layout/staff-shell'
import { waitingForConsultant } from '@/lib/cases/without-consultant'
import { now } from '@/lib/clock'
import { countNeedingSomebody } from '@/lib/mail/list'
import { organisationName } from '@/lib/organisations/queries'
import { paths } from '@/lib/paths'
import { roleWords } from '@/lib/people/person'
import { consultantsToActFor } from '@/lib/people/queries'
import { needsYouCount } from '@/lib/requests/queries'
import { reviewsWaiting } from '@/lib/reviews/queries'
import { asAdministrator, asCaseAssigner, asClinicalLeader, asConsultant } from '@/lib/sign-in/gated'
import { firstPage, requirePerson, signedIn } from '@/lib/sign-in/gates'
import { limitsOf, warningsOf } from '@/lib/sign-in/limits'
import { chooseActingFor, chooseShortcuts, chooseTheme } from './actions'
import { find } from './search/actions'

/** The shell of the viewer's role; the reviewer's is a different house (design §3). */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const person = await requirePerson()
  const standing = await signedIn()
  const actingFor = standing?.actingFor ?? null
  const hours = limitsOf[person.role].inAll / 3_600_000
  const end = standing && <SignInEnd {...warningsOf({ role: person.role, ...standing }, now())} hours={hours} />
  const frame = {
    theme: person.theme,
    actions: { signOut, chooseTheme, chooseShortcuts },
    home: firstPage[person.role],
  }
  const who = { name: person.name, title: person.title || roleWords[person.role] }
  if (person.role === 'reviewer')
    return (
      <>
        {end}
        <ReviewerShell
          {...frame}
          person={who}
          nav={navigationOf('reviewer', 0)}
          organisation={await organisationName(person.organisationId)}
        >
          {children}
        </ReviewerShell>
      </>
    )
  const consultant = asConsultant(person, actingFor)
  const leader = asClinicalLeader(person)
  const administrator = asAdministrator(person)
  const assigner = asCaseAssigner(person)
  const needs = () => {
    if (consultant) return needsYouCount(consultant)
    if (leader) return reviewsWaiting(leader)
    return administrator ? countNeedingSomebody(administrator) : 0
  }
  const [needsYou, consultants, unassigned] = await Promise.all([
    needs(),
    consultantsToActFor(person),
    assigner ? waitingForConsultant(assigner) : 0,
  ])
  const switcher = consultants.length > 0 && (
    <ActingFor consultants={consultants} current={actingFor?.id} action={chooseActingFor} />
  )
  return (
    <>
      {end}
      <StaffShell
        {...frame}
        person={{ ...who, shortcuts: person.shortcuts }}
        nav={navigationOf(person.role, needsYou, unassigned)}
        search={consultant || leader ? paths.search() : undefined}
        actingFor={switcher || undefined}
      >
        {children}
      </StaffShell>
      <Keys
        single={person.shortcuts}
        calendar={consultant !== null}
        find={consultant || leader ? find : undefined}
        choose={chooseShortcuts}
      />
    </>
  )
}
