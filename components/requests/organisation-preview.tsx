import { Eye, EyeOff } from 'lucide-react'
import { Facts } from '@/components/ui/facts'
import { longDate } from '@/lib/clocks/calendar-date'
import type { FormFacts } from './form-facts'
import type { LiveCount } from './live-count'

type Props = { facts: FormFacts; live: LiveCount }

/** What the organisation will see of this request, and what it never sees (domain §8). */
export function OrganisationPreview({ facts, live }: Props) {
  const items = [
    { label: 'Reference', value: <Later>given when you submit</Later> },
    ...(live.urgent ? [{ label: 'Marked', value: 'Urgent' }] : []),
    { label: 'Sessions asked', value: live.asked || <Later>not chosen yet</Later> },
    { label: 'Goal', value: live.goal?.released ?? <Later>not chosen yet</Later> },
    { label: 'Referral', value: live.pathway?.released ?? <Later>not chosen yet</Later> },
    { label: 'Received', value: live.crossed ? <Later>the day it reaches them</Later> : longDate(facts.today) },
  ]
  return (
    <section
      aria-labelledby="organisation-preview"
      className="rounded-lg border border-dashed border-control p-5 max-md:p-4"
    >
      <h2 id="organisation-preview" className="flex items-center gap-2.5 text-md font-title">
        <Eye className="text-ink-2" />
        What the organisation will see
      </h2>
      <Facts items={items} className="mt-3" />
      <p className="mt-3 flex gap-2.5 border-t border-line pt-3 text-sm text-ink-2">
        <EyeOff className="mt-0.5" />
        Never shown: the client, you, your practice, the case, dates of sessions, how many were used, or whether a
        clinical review took place.
      </p>
    </section>
  )
}

function Later({ children }: { children: string }) {
  return <span className="font-normal text-ink-2">{children}</span>
}
