import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { caseNumber } from '@/lib/cases/assist-case'
import type { PersonHead, Standing } from '@/lib/history/standing'

const casesOf = ({ cases }: Standing): string => cases.map(caseNumber).join(', ')

const whyWords: Readonly<Record<Standing['why'], { label: string; line: (one: Standing) => string }>> = {
  consultant: { label: 'Consultant', line: (one) => `Everything of ${casesOf(one)}` },
  staff: {
    label: 'Practice staff',
    line: ({ reads }) =>
      `Acting for the consultant: everything${reads ? ', Further details too where their practice lets them' : ' but the answers of Further details'}`,
  },
  choosers: {
    label: 'Practice that selects',
    line: (one) => `Who and what for, to select a consultant for ${casesOf(one)}`,
  },
  leaders: { label: 'Clinical leaders', line: () => 'Requests that came to clinical review, with Further details' },
  reviewers: { label: 'Organisation reviewers', line: () => 'Requests that reached them, without any identity' },
  administrators: {
    label: 'Administrators',
    line: () => 'Every mail, cases without a consultant, overdue requests, this page',
  },
}

/** Who can open something of a client now, whether they did or not. */
export function StandingCard({ standing }: { standing: readonly Standing[] }) {
  const items = standing.map((one) => ({ label: whyWords[one.why].label, value: <Who one={one} /> }))
  return (
    <Card title="Who can see it now" line="Whether they opened it or not">
      {items.length > 0 ? <Facts items={items} className="max-md:grid-cols-1 max-md:gap-y-1" /> : 'Nobody.'}
    </Card>
  )
}

function Who({ one }: { one: Standing }): ReactNode {
  const more = one.of - one.names.length
  return (
    <>
      {one.names.join(', ')}
      {more > 0 && ` and ${more} more`}
      <span className="block text-sm font-normal text-ink-3">{whyWords[one.why].line(one)}</span>
    </>
  )
}

const clients = (count: number): string => (count === 1 ? '1 client' : `${count} clients`)

/** What a person's role lets them open now. */
export function PersonStanding({ person }: { person: PersonHead }) {
  return <Card title="What they can see now">{standingWords(person)}</Card>
}

function standingWords({ disabled, role, own, ofPractice, released }: PersonHead): string {
  if (disabled) return 'Nothing: they are disabled.'
  if (role === 'consultant') return `${clients(own)}, with an Assist case that has them as its consultant.`
  if (role === 'practice_staff') return `${clients(ofPractice)} of their practice’s consultants, for whom they act.`
  if (role === 'clinical_leader') return 'Every request that came to clinical review, with its client.'
  if (role === 'reviewer')
    return `${released === 1 ? '1 request' : `${released} requests`} of their organisation, without any identity.`
  return 'Every mail, cases without a consultant, overdue requests, holidays, and this page.'
}
