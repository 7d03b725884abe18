import 'server-only'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect, unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { now } from '@/lib/clock'
import { clockTime } from '@/lib/clocks/calendar-date'
import { type Fault, faultOf } from '@/lib/database-fault'
import { type FormState, firstOfEach, type GestureAnswer } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import type { Consultant } from '@/lib/people/person'
import { isRefusal, type Refusal } from '@/lib/refusal'
import { requireConsultant, signedIn } from '@/lib/sign-in/gates'
import { keepText } from '@/lib/sign-in/kept-text'
import { provedLately } from '@/lib/sign-in/limits'
import { signInIdOfToken } from '@/lib/sign-in/token'
import { isTextUnreadable } from '@/lib/text-at-rest/sealing'

const why: Record<Fault, string> = {
  away: "We can't reach the database, so this was not confirmed.",
  busy: 'The database did not answer in time, so this was not confirmed.',
}
const sendAgain = 'What you typed is kept. Send it again in a minute; it counts once, however often it is sent.'
const unreadable =
  'The key for clinical text is missing or wrong, so nothing was changed. What you typed is kept. Call User Support 1300 975 707 and say TEXT-KEY.'
const signedOut =
  'You were signed out. Nothing was sent and what you typed is kept. Sign in again in another tab, then send it from here.'
const unproven =
  'It is more than 10 minutes since you confirmed that it is you. Nothing was changed and what you typed is kept. Confirm it in another tab, then send it from here.'

const signInBeside = { href: paths.signIn(), words: 'Sign in in a new tab' }
const proofBeside = { href: paths.proof(paths.staySignedIn()), words: 'Confirm it in a new tab' }

/** A refusal, the page to go to, or what the form shows this once without leaving it. */
type Work<Schema extends z.ZodType> = (input: z.output<Schema>) => Promise<Refusal | string | Pick<FormState, 'shown'>>

/**
 * Wires a form to a verb: parses with the schema the form shares, hands back field messages and what was typed (never a
 * password), shows refusals, and goes to the path the work returns. Only what a bug causes reaches the error page.
 */
export const formAction = <Schema extends z.ZodType>(schema: Schema, work: Work<Schema>) => wire(schema, work, {})

/** The same for what needs that the person proved who they are within ten minutes (`requireRecentProof` for pages). */
export const provenFormAction = <Schema extends z.ZodType>(schema: Schema, work: Work<Schema>) =>
  wire(schema, work, { needs: 'proof' })

/** The same for a page without scripts, which leaves its form to sign in: what was typed waits there for `takeKeptText`. */
export const keptFormAction = <Schema extends z.ZodType>(schema: Schema, work: Work<Schema>) =>
  wire(schema, work, { keeps: true })

/** The same where a refusal may mean that the page shows what is not so any more: it is read anew, what was typed stays. */
export const freshFormAction = <Schema extends z.ZodType>(schema: Schema, work: Work<Schema>) =>
  wire(schema, work, { readsAnew: true })

/** The same for a form that is there to sign in by. */
export const openFormAction = <Schema extends z.ZodType>(schema: Schema, work: Work<Schema>) =>
  wire(schema, work, { needs: 'nothing' })

type Wiring = { needs?: 'nothing' | 'sign-in' | 'proof'; readsAnew?: boolean; keeps?: boolean }

function wire<Schema extends z.ZodType>(
  schema: Schema,
  work: Work<Schema>,
  { needs = 'sign-in', readsAnew = false, keeps = false }: Wiring,
) {
  return async (before: FormState, form: FormData): Promise<FormState> => {
    const values = form instanceof FormData ? typed(form) : {}
    const kept = withoutSecrets(values)
    const answer = (
      sentence: string,
      fields: Record<string, string> = {},
      more: Partial<FormState> = {},
    ): FormState => ({
      ...{ values: kept, sentence, fields, attempt: (Number(before?.attempt) || 0) + 1, ...more },
    })
    let result: Awaited<ReturnType<typeof work>>
    try {
      const wait = (await headers()).get('x-wait')
      if (wait)
        return answer(
          `That was sent too often. Nothing was done and what you typed is kept. Send it again in ${wait} seconds.`,
        )
      const standing = needs === 'nothing' ? null : await signedIn()
      if (needs !== 'nothing' && !standing) {
        if (keeps) await signInFirst(kept)
        return answer(signedOut, {}, { beside: signInBeside })
      }
      if (needs === 'proof' && !provedLately(standing?.provedAt ?? null, now()))
        return answer(unproven, {}, { beside: proofBeside })
      const parsed = schema.safeParse(values)
      if (!parsed.success) return answer('', firstOfEach(parsed.error))
      result = await work(parsed.data)
      if (isRefusal(result)) {
        if (readsAnew && result.sentence) revalidatePath('/', 'layout')
        return answer(result.sentence, result.fields)
      }
    } catch (error) {
      unstable_rethrow(error)
      const known = faultOf(error)
      if (known) return answer(`${why[known.fault]} ${sendAgain}`)
      if (isTextUnreadable(error)) return answer(unreadable)
      throw error
    }
    // Pages that the browser keeps are out of date now: the count in the navigation, lists behind the back button.
    revalidatePath('/', 'layout')
    if (typeof result !== 'string') return answer('', {}, result)
    redirect(result)
  }
}

/** Keeps what was typed for whoever signs in next by the same name, and leads there; a form that scripts sent stays as it is. */
async function signInFirst(values: Record<string, string>): Promise<void> {
  const [signInId, sent] = await Promise.all([signInIdOfToken(), headers()])
  const path = sent.get('x-path')?.split('?')[0]
  if (!signInId || !path || sent.has('next-action')) return
  if (await keepText(signInId, path, values)) redirect(paths.signIn(path, 'kept'))
}

/** What a form learns of its autosave: when it was saved, or why it was not. */
export type Autosaved = { savedAt: string; words: string } | { refused: string; signedOut: boolean }

/** Wires the autosave of a form of the consultant side to its verb. It never leads away from the form. */
export function autosaveAction<Schema extends z.ZodType>(
  schema: Schema,
  save: (consultant: Consultant, input: z.output<Schema>) => Promise<{ savedAt: Date } | Refusal>,
) {
  return async (sent: unknown): Promise<Autosaved> => {
    if (!(await signedIn())) return { refused: 'You were signed out.', signedOut: true }
    const parsed = schema.safeParse(sent)
    if (!parsed.success) return { refused: 'It is longer than a form can be.', signedOut: false }
    const consultant = await requireConsultant()
    const saved = await save(consultant, parsed.data)
    if (isRefusal(saved)) return { refused: saved.sentence, signedOut: false }
    return { savedAt: saved.savedAt.toISOString(), words: clockTime(saved.savedAt, consultant.timeZone) }
  }
}

/** Wires a gesture of the consultant side to its verb: it stays on its page, and is answered with a sentence. */
export function gestureAction<Schema extends z.ZodType>(
  schema: Schema,
  work: (consultant: Consultant, input: z.output<Schema>) => Promise<string | Refusal>,
) {
  return async (sent: unknown): Promise<GestureAnswer> => {
    if (!(await signedIn())) return { refused: 'You were signed out. Nothing was changed. Sign in again.' }
    const parsed = schema.safeParse(sent)
    if (!parsed.success) return { refused: 'That could not be read. Nothing was changed.' }
    try {
      const result = await work(await requireConsultant(), parsed.data)
      if (isRefusal(result)) return { refused: result.sentence || (Object.values(result.fields)[0] ?? '') }
      revalidatePath('/', 'layout')
      return { done: result }
    } catch (error) {
      const known = faultOf(error)
      if (known) return { refused: why[known.fault] }
      throw error
    }
  }
}

/** What was typed without what must not be shown or kept: passwords and codes. */
export const withoutSecrets = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !/password|^code$/i.test(name)))
/** One text of a form that is not wired; '' where it holds none, or is no form at all: anything can be posted to an action. */
export const textOf = (form: unknown, name: string): string =>
  form instanceof FormData ? (typed(form)[name] ?? '') : ''

/** A form's fields as text: no files, no NUL (PostgreSQL has none), the last of each name, nothing of the framework's own. */
export function typed(form: FormData): Record<string, string> {
  const texts = [...form].filter(
    (field): field is [string, string] => typeof field[1] === 'string' && !field[0].startsWith('$'),
  )
  return Object.fromEntries(
    texts.map(([name, value]) => [name, value.replaceAll('\u0000', '').replaceAll('\r\n', '\n')]),
  )
}
