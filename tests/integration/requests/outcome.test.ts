import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { clientOutcome, clientOutcomeWords } from '@/components/requests/client-outcome'
import { historyOf } from '@/components/requests/history-words'
import { OutcomeToTell } from '@/components/requests/outcome-to-tell'
import { stepsOf } from '@/components/requests/where-words'
import { approveRequest } from '@/lib/approvals/approve'
import { taskOf } from '@/lib/cases/queries'
import { clientWasTold } from '@/lib/cases/tell-client'
import { db } from '@/lib/db'
import { changeAddress } from '@/lib/mail/change-address'
import { type MailFailure, mailToClientWords } from '@/lib/mail/mail'
import { resendMail } from '@/lib/mail/resend'
import { settleMail } from '@/lib/mail/settle'
import { paths } from '@/lib/paths'
import { referenceOf } from '@/lib/requests/request'
import { looksAfter } from '@/tests/support/looked-after'
import { days, declined, done, noon, smallWorld, submitted } from '@/tests/support/world'
import { viewOf } from './view'

// Whether the client knows the outcome, as the consultant reads it on the request and on the task (domain §6.1).

const later = (count: number) => new Date(noon.getTime() + days(count))
type World = Awaited<ReturnType<typeof outcome>>

async function outcome(more = {}) {
  const world = await smallWorld()
  return { ...world, request: await declined(world, 2, more) }
}
const mailOf = ({ request }: World, event: string) =>
  db.mail.findFirstOrThrow({
    where: { event, request: { reference: referenceOf(request) ?? '' } },
    orderBy: { id: 'desc' },
  })
const became = async (world: World, event: string, at: Date, failure?: MailFailure) => {
  const { id } = await mailOf(world, event)
  const as = failure ? ({ status: 'failed', failure, lastError: 'no' } as const) : ({ status: 'sent' } as const)
  return db.$transaction((tx) => settleMail(tx, { id }, as, at))
}
async function read(world: World) {
  const view = await viewOf(world.consultant, world.request, later(3))
  const reached = clientOutcome(view)
  const { state, line } = stepsOf(view)[3] ?? {}
  const first = historyOf(view)[0]
  return { step: [state, line], fact: reached && clientOutcomeWords(reached), history: first?.title, line: first?.line }
}
/** The note on top of the request's page, with where its link leads. */
async function note(world: World) {
  const view = await viewOf(world.consultant, world.request, later(3))
  const markup = renderToStaticMarkup(createElement(OutcomeToTell, { view }))
  const lines = [...markup.matchAll(/<(?:p|a)\b[^>]*?(?:href="([^"]+)")?>([^<]+)</g)]
  return lines.flatMap(([, address, words]) => [words, ...(address ? [address] : [])])
}
async function task(world: World) {
  const { id } = await db.task.findFirstOrThrow({ where: { caseId: world.case.id, kind: 'tell_client_the_outcome' } })
  return { id, view: await taskOf(world.consultant, world.case.code, id, later(3)) }
}

describe('the outcome to the client', () => {
  test('waits, and is mailed', async () => {
    const world = await outcome()
    expect(await read(world)).toMatchObject({
      ...{ step: ['current', 'The mail to Wren waits to be sent'], fact: 'Waits to be sent' },
    })
    expect(await note(world)).toEqual([])
    await became(world, 'declined-consultant', noon)
    expect((await read(world)).line).toBe(`24 Nov 2026, 12:00 pm, to ${world.consultant.name}`)
    await became(world, 'declined-client', later(1))
    expect(await read(world)).toEqual({
      ...{ step: ['done', 'Mailed 25 Nov, 12:00 pm'], fact: 'Mailed', history: 'Outcome mailed' },
      line: `25 Nov 2026, 12:00 pm, to ${world.consultant.name} and to the client`,
    })
  })

  test('that did not arrive says so and why, on the request and on the task', async () => {
    const world = await outcome()
    await became(world, 'declined-consultant', noon)
    await became(world, 'declined-client', later(1), 'no_such_address')
    expect(await read(world)).toEqual({
      step: ['current', 'The mail did not reach Wren'],
      fact: 'Did not arrive: the address does not exist',
      history: 'The outcome did not reach the client by mail',
      line: '25 Nov 2026, 12:00 pm. Address does not exist.',
    })
    const { id, view } = await task(world)
    expect(await note(world)).toEqual([
      'The outcome did not reach Wren',
      'The mail did not arrive: the address does not exist. Ask for another address.',
      'Tell the client the outcome',
      paths.task(world.case.code, id),
    ])
    expect(view?.mail && mailToClientWords(view.mail)).toBe(
      'did not arrive: the address does not exist. Ask for another address',
    )
    done(await clientWasTold(world.consultant, id, later(2)))
    expect(await read(world)).toMatchObject({
      ...{ step: ['done', 'Wren was told 26 Nov, 12:00 pm'], fact: 'Told' },
      history: `The client was told by ${world.consultant.name}`,
    })
    expect(await note(world)).toEqual([])
    // What is sent again after that, and does not arrive either, is to be told again.
    const { id: mail } = await mailOf(world, 'declined-client')
    done(await resendMail(await looksAfter(), { mail, reason: 'By phone.' }, later(2)))
    await became(world, 'declined-client', later(3), 'not_accepting')
    expect((await read(world)).fact).toBe('Did not arrive: the inbox is not accepting mail now')
  })

  test('goes by the newest mail, where it is sent again', async () => {
    const [world, by] = [await outcome(), await looksAfter()]
    await became(world, 'declined-client', noon, 'no_such_address')
    const { id: mail } = await mailOf(world, 'declined-client')
    done(await changeAddress(by, { mail, address: 'wren@example.org', reason: 'By phone.' }, later(1)))
    expect(await read(world)).toMatchObject({
      ...{ step: ['current', 'The mail to Wren waits to be sent'] },
      history: `Outcome mailed to the client again by ${by.name}`,
    })
    const { view: toTell } = await task(world)
    expect((await note(world)).slice(0, 2)).toEqual([
      'Tell Wren the outcome',
      'The mail did not arrive before and is sent again.',
    ])
    expect(toTell?.mail && mailToClientWords(toTell.mail)).toBe('did not arrive before and is sent again')
    await became(world, 'declined-client', later(2))
    expect(await read(world)).toMatchObject({ step: ['done', 'Mailed 26 Nov, 12:00 pm'], history: 'Outcome mailed' })
    const { id: delivered } = await mailOf(world, 'declined-client')
    done(await resendMail(by, { mail: delivered, reason: 'It never came.' }, later(3)))
    const view = await viewOf(world.consultant, world.request, later(3))
    expect(historyOf(view).map(({ title }) => title)).not.toContain('Outcome mailed')
    expect((await read(world)).fact).toBe('Waits to be sent')
  })

  test('may have arrived, where its mail is parked', async () => {
    const world = await outcome()
    const { id } = await mailOf(world, 'declined-client')
    await db.mail.update({ where: { id }, data: { status: 'parked', settledAt: noon } })
    expect(await read(world)).toMatchObject({
      ...{ step: ['current', 'The mail may not have reached Wren'], fact: 'May have arrived, nobody knows yet' },
    })
  })

  test('is told by the consultant, where the client gets no email', async () => {
    const world = await outcome({ outcomeTo: 'nobody' })
    expect(await read(world)).toMatchObject({ step: ['current', 'Wren is to be told'], fact: 'Not told yet' })
    expect((await task(world)).view?.mail).toBeNull()
    expect((await note(world)).slice(0, 2)).toEqual(['Tell Wren the outcome', 'Wren gets no email about it.'])
  })

  test('is none before the decision, and of an approval the same', async () => {
    const small = await smallWorld()
    const world = { ...small, request: await submitted(small, 2) }
    expect((await read(world)).fact).toBeNull()
    const approval = { request: world.request, version: 1, choice: 'approve_all', condition: '' } as const
    done(await approveRequest(small.reviewer, approval, noon))
    expect((await read(world)).fact).toBe('Waits to be sent')
    await became(world, 'approved-client', later(1))
    expect(await read(world)).toMatchObject({ fact: 'Mailed', history: 'Outcome mailed' })
  })
})
