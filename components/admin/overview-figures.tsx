import clsx from 'clsx'
import { CalendarClock, ClockAlert, MailX, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { mostNeeding } from '@/lib/mail/words'
import { AllNeeding } from './needing-mails'

type Props = {
  overdue: readonly { status: string }[]
  dueSoon: readonly { status: string }[]
  needing: readonly unknown[]
  small: readonly { name: string; clients: number }[]
}

/** The four figures of the overview, each with what is behind it. */
export function OverviewFigures({ overdue, dueSoon, needing, small }: Props) {
  return (
    <div className="grid grid-cols-4 gap-4 max-xl:grid-cols-2 max-sm:grid-cols-1">
      <Figure
        icon={<ClockAlert />}
        label="Overdue"
        figure={overdue.length}
        alarm={overdue.length > 0}
        line={whoHasThem(overdue)}
      />
      <Figure
        icon={<CalendarClock />}
        label="Due within 2 business days"
        figure={dueSoon.length}
        line={whoHasThem(dueSoon)}
      />
      <Figure
        icon={<MailX />}
        label="Mails that need somebody"
        figure={needing.length < mostNeeding ? needing.length : `${mostNeeding} or more`}
        alarm={needing.length > 0}
        line={needing.length > 0 ? <AllNeeding /> : 'Every mail went out'}
      />
      <Figure icon={<Users />} label="Small, no standing rule" figure={small.length} line={namesOf(small)} />
    </div>
  )
}

/** The first few; all of them are listed below. */
function namesOf(small: Props['small']): string {
  const named = small
    .slice(0, 3)
    .map(({ name, clients }) => `${name}, ${clients} ${clients === 1 ? 'client' : 'clients'} in 12 months`)
  return [...named, ...(small.length > 3 ? [`${small.length - 3} more`] : [])].join('; ') || 'None'
}

function whoHasThem(requests: Props['overdue']): string {
  const withOrganisations = requests.filter(({ status }) => status === 'organisation_review').length
  const inReview = requests.filter(({ status }) => status === 'clinical_review').length
  const withConsultants = requests.length - withOrganisations - inReview
  return `${withOrganisations} with organisations, ${inReview} in clinical review, ${withConsultants} with consultants`
}

function Figure({
  icon,
  label,
  figure,
  line,
  alarm,
}: {
  icon: ReactNode
  label: string
  figure: ReactNode
  line: ReactNode
  alarm?: boolean
}) {
  return (
    <Card>
      <p className="flex items-center gap-2 text-ink-2">
        {icon}
        {label}
      </p>
      <p className={clsx('mt-1 text-3xl', alarm && 'text-crimson')}>{figure}</p>
      <p className="text-sm text-ink-3">{line}</p>
    </Card>
  )
}
