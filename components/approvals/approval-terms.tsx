import { Bell, CalendarClock, Users } from 'lucide-react'
import type { ReactNode } from 'react'

type Props = { reviewers: number; days: number; urgentDays: number }

/** How deciding works under the organisation's own agreement. */
export function ApprovalTerms({ reviewers, days, urgentDays }: Props) {
  return (
    <div className="mt-6 grid grid-cols-3 gap-6 max-md:grid-cols-1 max-md:gap-4">
      <Term icon={<CalendarClock />} title="How long you have">
        {days} business days from the day a request reaches you, {urgentDays} where it is urgent. The clock stops while
        a question of yours waits for an answer.
      </Term>
      <Term icon={<Users />} title="Who decides">
        {reviewers === 1
          ? "You are your organisation's one reviewer."
          : `Any of your ${reviewers} reviewers. The first decision counts, and the others are told who decided.`}
      </Term>
      <Term icon={<Bell />} title="No decision by silence">
        A request stays open until one of you decides. After its due day it is marked as overdue.
      </Term>
    </div>
  )
}

function Term({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <section className="flex gap-3 text-sm text-ink-2 [&_.lucide]:mt-0.5 [&_.lucide]:size-[18px] [&_.lucide]:shrink-0">
      {icon}
      <div>
        <h2 className="text-base font-semibold text-ink">{title}</h2>
        <p>{children}</p>
      </div>
    </section>
  )
}
