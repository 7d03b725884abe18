import 'server-only'
import { caseNumber } from '@/lib/cases/assist-case'
import { dateInZone } from '@/lib/clocks/calendar-date'
import type { Tx } from '@/lib/db'
import { firstOfEach } from '@/lib/form-state'
import type { Agreement } from '@/lib/organisations/agreement'
import { type Refusal, refuse } from '@/lib/refusal'
import { choicesOf } from '@/lib/requests/options'
import { mayAskAgain, referenceOf, requestNumber } from '@/lib/requests/request'
import { type Submission, submissionSchema, type TypedRequest } from '@/lib/requests/schema'

type Barrable = {
  number: number
  closedAt: Date | null
  client: { givenName: string; preferredName: string | null; organisation: { name: string } }
}

/** Why no request can be made on a case at all, or null (domain §4, always true). The case page asks the same. */
export function whyBarred(
  assistCase: Barrable,
  open: { reference: string } | undefined,
  terms: Pick<Agreement, 'extraSessionsAllowed'>,
): string | null {
  const { givenName, preferredName, organisation } = assistCase.client
  if (assistCase.closedAt)
    return `${caseNumber(assistCase.number)} is closed. Open a new Assist case to ask for sessions.`
  if (open) return `${preferredName ?? givenName}'s case already has an open request, ${requestNumber(open.reference)}.`
  return terms.extraSessionsAllowed ? null : `${organisation.name}'s agreement has no extra sessions.`
}

/** What was typed, as a submission; or every field that is wrong, at once. */
export async function submissionOf(
  tx: Tx,
  typed: TypedRequest,
  terms: Agreement,
  clientHasEmail: boolean,
  at: Date,
): Promise<Submission | Refusal> {
  const [goals, pathways] = await Promise.all([choicesOf(tx, 'goal'), choicesOf(tx, 'pathway')])
  const held = { today: dateInZone(at, terms.timeZone), most: terms.mostPerRequest, goals, pathways, clientHasEmail }
  const parsed = submissionSchema(held).safeParse(typed)
  return parsed.success ? parsed.data : refuse('', firstOfEach(parsed.error))
}

/** The id of the declined request that a form asks again, null where it stands alone. Refused where it cannot be asked again. */
export async function askedAgainOf(
  tx: Tx,
  { again, case: number }: TypedRequest,
  caseId: string,
): Promise<string | null | Refusal> {
  if (!again) return null
  const earlier = await tx.request.findFirst({
    where: { reference: referenceOf(again) ?? '', caseId },
    select: { id: true, status: true, askedAgainOfId: true, askedAgainBy: { select: { status: true } } },
  })
  if (earlier && mayAskAgain(earlier)) return earlier.id
  return refuse(
    `${again} cannot be asked again: only a declined request can, and once. Open a new request from ${number}.`,
  )
}
