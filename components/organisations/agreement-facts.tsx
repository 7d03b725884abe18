import { Card } from '@/components/ui/card'
import { type Fact, Facts } from '@/components/ui/facts'
import { contractTypeWords } from '@/lib/cases/assist-case'
import { calendarDate, longDate, placeOfZone } from '@/lib/clocks/calendar-date'
import { type Agreement, stateNames } from '@/lib/organisations/agreement'

type Props = { agreement: (Agreement & { readonly inForceFrom: Date }) | null }

/** The terms in force, in their four groups (design §6). They are read here, not changed. */
export function AgreementFacts({ agreement }: Props) {
  if (!agreement)
    return (
      <Card title="Agreement">
        <p className="text-ink-2">No agreement is in force: no case can be opened, and no sessions asked for.</p>
      </Card>
    )
  return (
    <Card title="Agreement in force" line={`Version ${agreement.version}, from ${since(agreement.inForceFrom)}`}>
      <div className="grid grid-cols-2 gap-x-8 gap-y-5 max-lg:grid-cols-1">
        {Object.entries(groups(agreement)).map(([group, items]) => (
          <section key={group} aria-label={group}>
            <h3 className="mb-1.5 font-semibold">{group}</h3>
            <Facts items={items} />
          </section>
        ))}
      </div>
    </Card>
  )
}

const since = (date: Date): string => longDate(calendarDate(date))
const days = (count: number, urgent: number): string => `${count} business days, urgent ${urgent}`

const groups = (terms: Agreement): Record<string, Fact[]> => ({
  Sessions: [
    { label: 'Entitled per case', value: terms.entitledSessions },
    { label: 'Contract type', value: contractTypeWords[terms.contractType] ?? terms.contractType },
    { label: 'Extra sessions', value: terms.extraSessionsAllowed ? `Up to ${terms.mostPerRequest} a request` : 'None' },
    ...(terms.mostSessionsInAll === null ? [] : [{ label: 'Most in all', value: terms.mostSessionsInAll }]),
  ],
  'Clinical review': [
    { label: 'Threshold', value: `${terms.clinicalReviewThreshold} sessions` },
    { label: 'Counted', value: terms.countScope === 'case' ? 'By case' : 'By client, over all cases' },
  ],
  'Time limits': [
    { label: 'Organisation', value: days(terms.organisationClock, terms.organisationClockUrgent) },
    { label: 'Clinical review', value: days(terms.clinicalClock, terms.clinicalClockUrgent) },
    { label: 'Holidays of', value: stateNames[terms.state] ?? terms.state },
    { label: 'Time zone', value: `${placeOfZone(terms.timeZone)} time` },
    { label: 'Mail to reviewers', value: terms.reviewerMail === 'daily' ? 'One a day' : 'At once' },
  ],
  'Standing rule': [
    {
      label: 'Approves by itself',
      value:
        terms.standingRuleUpTo === null
          ? 'Nothing'
          : `Up to ${terms.standingRuleUpTo} a request, while the total stays below ${terms.standingRuleBelow}`,
    },
  ],
})
