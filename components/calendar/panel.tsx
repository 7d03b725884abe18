import { ChevronDown, ChevronUp, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { AppointmentMenu } from '@/components/appointments/appointment-menu'
import { AskAction } from '@/components/cases/ask-action'
import { AskInTime } from '@/components/cases/ask-in-time'
import { Avatar } from '@/components/ui/avatar'
import { ButtonLink, buttonClasses } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import type { AppointmentFacts, CalendarEntry } from '@/lib/appointments/queries'
import { caseNumber } from '@/lib/cases/assist-case'
import { placeOfZone } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { AppointmentTag } from './appointment-tag'
import { CaseSessions } from './case-sessions'
import { CaseTasks } from './case-tasks'
import { ParentCase } from './parent-case'
import { SettleAction, type SettleActions, SettleEffect } from './settle-action'
import { type Done, doneWords, hrefOf, type Shown } from './shown'
import { Times } from './times'

type Props = {
  facts: AppointmentFacts
  shown: Shown
  /** What the calendar shows, by time: where the arrows lead. */
  entries: readonly CalendarEntry[]
  zone: string
  at: Date
  actions: SettleActions
  /** What was just done with it, told once. */
  done: Done | undefined
}

/** An appointment beside the calendar: what it is, what can be done now, its case, and what waits. */
export function Panel({ facts, shown, entries, zone, at, actions, done }: Props) {
  const { client, organisation, clientZone, state, own } = facts
  const close = hrefOf(shown, { appointment: null })
  return (
    <div className="calendar-over" data-panel>
      <aside aria-label={`Appointment ${facts.number}`} className="calendar-panel">
        <PanelBar number={facts.number} {...{ shown, entries, close }} />
        <div className="px-5 pb-4 max-md:px-4">
          <div className="mb-3 flex items-start gap-3">
            <span className="max-md:hidden">
              <Avatar name={client} size="large" />
            </span>
            <div className="min-w-0 flex-1">
              <h2 tabIndex={-1} className="text-xl break-words">
                {client}
              </h2>
              <p className="text-ink-2">
                {organisation}, {placeOfZone(clientZone)}
              </p>
            </div>
            <AppointmentTag state={state} />
          </div>
          {done && (
            <Note tone="success" className="mb-3" focusFirst>
              {doneWords[done]}
            </Note>
          )}
          <Times {...{ facts, zone, at }} />
        </div>
        <div className="flex flex-wrap gap-2.5 px-5 pb-4 max-md:order-1 max-md:px-4 max-md:pb-2">
          <SettleAction {...{ facts, at, actions }} to={hrefOf(shown)} />
          <ButtonLink href={paths.appointment(facts.number)} className="max-md:flex-1">
            Open appointment
          </ButtonLink>
          <AppointmentMenu {...{ facts, zone, at }} />
          <SettleEffect facts={facts} at={at} />
        </div>
        <Part>
          <ParentCase facts={facts} />
        </Part>
        {own && (
          <>
            <Part>
              <CaseSessions ledger={own.ledger} own={facts.case.number} />
            </Part>
            <Part>
              <CaseTasks assistCase={own.assistCase} unread={own.unread} zone={zone} at={at} />
            </Part>
            <div className="grid gap-3 px-5 pb-5 max-md:order-1 max-md:px-4">
              <AskInTime facts={own.askInTime} />
              <AskAction ask={own.ask} code={caseNumber(facts.case.number)} variant="secondary" />
            </div>
          </>
        )}
      </aside>
    </div>
  )
}

const Part = ({ children }: { children: ReactNode }) => (
  <div className="border-t border-line px-5 py-4 max-md:px-4">{children}</div>
)

type BarProps = Pick<Props, 'shown' | 'entries'> & { number: string; close: string }

function PanelBar({ number, shown, entries, close }: BarProps) {
  const at = entries.findIndex((one) => one.number === number)
  const look = buttonClasses({ variant: 'quiet', size: 'small', square: true, className: 'max-md:size-11' })
  const beside = (entry: CalendarEntry | undefined, label: string, icon: ReactNode) =>
    at >= 0 &&
    entry && (
      <a href={hrefOf(shown, { appointment: entry.number })} aria-label={label} className={`${look} max-md:hidden`}>
        {icon}
      </a>
    )
  return (
    <div className="calendar-panel-bar">
      <p className="flex-1 text-ink-2">
        Appointment <b className="reference text-ink">{number}</b>
      </p>
      {beside(entries[at - 1], 'Previous appointment', <ChevronUp />)}
      {beside(entries[at + 1], 'Next appointment', <ChevronDown />)}
      <a href={close} aria-label="Close" data-close className={look}>
        <X />
      </a>
    </div>
  )
}
