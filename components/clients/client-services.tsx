import { ChevronRight, FolderOpen, Info } from 'lucide-react'
import Link from 'next/link'
import { AskAction } from '@/components/cases/ask-action'
import { AskInTime } from '@/components/cases/ask-in-time'
import { askable } from '@/components/cases/case-ledger'
import { CaseState } from '@/components/cases/case-state'
import { strippedVerdict } from '@/components/cases/ledger-words'
import { NewCaseAction } from '@/components/cases/new-case-action'
import { SessionStrip } from '@/components/cases/session-strip'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Flame } from '@/components/ui/flame'
import { TextLink } from '@/components/ui/text-link'
import { caseNumber } from '@/lib/cases/assist-case'
import { shortName } from '@/lib/clients/client'
import type { ClientView, Service } from '@/lib/clients/queries'
import { calendarDate, longDate, shortDate } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { requestNumber } from '@/lib/requests/request'
import { ServiceRequest } from './service-request'

/** A client's Assist cases that are the viewer's; those of other consultants are counted, and nothing more is said. */
export function ClientServices({ view: { client, services } }: { view: ClientView }) {
  const name = shortName(client)
  const byCase = services.every(({ terms }) => terms.countScope === 'case')
  const others = client.cases.length - services.length
  return (
    <>
      {services.map((service) => (
        <ServiceCard key={service.assistCase.number} service={service} />
      ))}
      <div className="flex">
        <NewCaseAction client={client.id} />
      </div>
      <p className="flex items-start gap-2.5 rounded-lg bg-slate-tint px-4 py-3 text-ink-2">
        <Info className="mt-0.5" />
        <span>
          {byCase
            ? `Sessions are counted on each of ${name}'s cases by itself, in the 12 months up to and including the date of request.`
            : `Sessions are counted over all of ${name}'s cases, in the 12 months up to and including the date of request.`}
          {others > 0 &&
            ` ${others === 1 ? 'One more case' : `${others} more cases`}, not yours to see, ${others === 1 ? 'is' : 'are'} part of the count.`}
        </span>
      </p>
    </>
  )
}

function ServiceCard({ service }: { service: Service }) {
  const { assistCase, ledger, terms, gone, ask } = service
  const code = caseNumber(assistCase.number)
  const open = assistCase.closedAt === null
  const opened = `Opened ${shortDate(calendarDate(assistCase.openedOn))}`
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <span
          aria-hidden="true"
          className={`grid size-10 shrink-0 place-items-center rounded-lg max-md:hidden ${open ? 'bg-petrol-tint text-petrol' : 'bg-slate-tint text-slate'}`}
        >
          <FolderOpen className="size-[18px]" />
        </span>
        <div className="min-w-0 flex-1">
          <h2 className="flex items-center gap-3 text-lg">
            <TextLink href={paths.case(code)} reference>
              {code}
            </TextLink>
            <CaseState closedAt={assistCase.closedAt} />
          </h2>
          <p className="text-sm text-ink-2">
            Assist case, {assistCase.issue}. {opened}, consultant {assistCase.consultant?.name}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2 max-md:w-full">
          {open && <AskAction ask={ask} code={code} variant="secondary" />}
          <ButtonLink href={paths.case(code)} variant={open ? 'primary' : 'secondary'} className="max-md:flex-1">
            Open case
          </ButtonLink>
        </div>
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-3 border-t border-line pt-4">
        <SessionStrip ledger={ledger} size="full" className="w-[420px] max-w-full" />
        <p className="min-w-0 flex-1 basis-64 text-ink-2">
          {strippedVerdict(ledger, askable(ask, terms))}
          {gone > 0 && ` ${goneWords(gone, ledger.window.from)}`}
        </p>
        <ServiceTask service={service} />
        <AskInTime facts={service.askInTime} className="basis-full" />
      </div>
      <ServiceRequest service={service} />
    </Card>
  )
}

const goneWords = (count: number, from: string): string =>
  count === 1
    ? `1 session used before ${longDate(from)} no longer counts.`
    : `${count} sessions used before ${longDate(from)} no longer count.`

function ServiceTask({ service: { task, assistCase } }: { service: Service }) {
  if (!task) return <span className="text-ink-3">No task</span>
  const href =
    task.task === null
      ? paths.request(requestNumber(task.request ?? ''))
      : paths.task(caseNumber(assistCase.number), task.task)
  return (
    <Link href={href} className="flex min-h-6 items-center gap-2.5 rounded-sm font-semibold hover:underline">
      {task.needsYou && <Flame />}
      {task.words}
      <ChevronRight className="text-ink-3" />
    </Link>
  )
}
