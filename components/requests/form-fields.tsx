'use client'

import { Stethoscope } from 'lucide-react'
import { DateField } from '@/components/ui/date-field'
import { NumberChoice } from '@/components/ui/number-choice'
import { Select } from '@/components/ui/select'
import { type CalendarDate, dayAndMonth } from '@/lib/clocks/calendar-date'
import { smallestReviewed } from '@/lib/entitlement/ledger'
import type { TypedRequest } from '@/lib/requests/schema'
import { ChoiceField } from './choice-field'
import type { FormFacts } from './form-facts'
import type { LiveCount } from './live-count'
import { OutcomeFields } from './outcome-fields'
import { ShortMeter } from './session-meter'
import { Verdict } from './verdict'
import { WrongDoor } from './wrong-door'

type Props = {
  facts: FormFacts
  live: LiveCount
  initial: TypedRequest
  errors: Readonly<Record<string, string>>
  onDate: (date: CalendarDate | null) => void
}

/** The fields, in the words of domain §2.6. On a phone the number comes first, with the count under it. */
export function FormFields({ facts, live, initial, errors, onDate }: Props) {
  const { most } = facts
  const { details: _, ...said } = initial
  const given = { initial: said, errors }
  return (
    <div className="flex flex-col gap-6 rounded-lg border border-line bg-surface p-6 max-md:gap-4 max-md:border-0 max-md:bg-transparent max-md:p-0">
      <div className="grid grid-cols-2 gap-5 max-md:order-1 max-md:grid-cols-[2fr_3fr] max-md:gap-3">
        <Select
          name="requestor"
          label="Requestor"
          hint={facts.consultant}
          options={[{ value: 'consultant', label: 'Consultant' }]}
          defaultValue="consultant"
        />
        <DateField
          name="dateOfRequest"
          label="Date of request"
          hint="Today, or up to 14 days back"
          {...{ from: facts.firstDate, to: facts.today, today: facts.today, onDate }}
          range={`From ${dayAndMonth(facts.firstDate)} to ${dayAndMonth(facts.today)}.`}
          defaultValue={initial.dateOfRequest}
          error={errors.dateOfRequest}
        />
      </div>
      <div className="space-y-3">
        <NumberChoice
          name="sessions"
          label="Number of extra sessions"
          hint={<Hint most={most} />}
          max={most}
          markedFrom={smallestReviewed(live.ledger, most) ?? undefined}
          defaultValue={initial.sessions.trim()}
          error={errors.sessions}
        />
        <ShortMeter {...{ facts, live }}>
          <Verdict {...{ facts, live }} />
        </ShortMeter>
        <div className="max-md:hidden">
          <Verdict {...{ facts, live }} />
        </div>
      </div>
      <div className="contents max-md:order-2 max-md:flex max-md:flex-col max-md:gap-4">
        <ChoiceField
          name="goal"
          label="Goals to be achieved with extra session"
          placeholder="Choose a goal"
          otherLabel="What the goal is"
          choices={facts.goals}
          chosen={live.goal}
          {...given}
        />
        <ChoiceField
          name="pathway"
          label="Referral to longer-term support"
          placeholder="Choose a referral"
          otherLabel="What the referral is"
          choices={facts.pathways}
          chosen={live.pathway}
          {...given}
        />
        <WrongDoor {...{ facts, live }} />
        <div className="space-y-3 border-t border-line pt-5">
          <p>By submitting you confirm that the client agreed to this request.</p>
          <OutcomeFields {...{ facts }} {...given} />
        </div>
      </div>
    </div>
  )
}

function Hint({ most }: { most: number }) {
  return (
    <>
      {most === 1 ? '1' : `1 to ${most}`} in one request. <Stethoscope className="inline size-3.5" /> marks a number
      that needs a clinical review.
    </>
  )
}
