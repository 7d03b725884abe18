import 'server-only'
import { after } from 'next/server'
import { appointmentNumberOf } from '@/lib/appointments/appointment'
import { caseNumberOf } from '@/lib/cases/assist-case'
import { isRecordId } from '@/lib/cases/schema'
import { now } from '@/lib/clock'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Asked } from '@/lib/history/access'
import { record } from '@/lib/history/record'
import type { ViewedPage } from '@/lib/history/viewed'
import type { Administrator } from '@/lib/people/person'
import { referenceOf } from '@/lib/requests/request'

/** Who came through a gate; of the consultant side who is at the keyboard, for whom. */
type Viewer = { readonly id: string; readonly by?: { readonly id: string } }

/**
 * Keeps that somebody opened a page of a client, once the page is sent: nobody waits for it. `code` is what the address named and the
 * page found: a client's id, or the number of a case, an appointment or a request. Where it cannot be kept the page stays, and the log
 * says so without a name.
 */
export function recordView(viewer: Viewer, page: ViewedPage, code: string): void {
  const at = now()
  after(() => keepView(viewer, page, code, at).catch(say(page, at)))
}

/** Keeps that an administrator looked up who had to do with a client or a person, on the page or as a file. */
export function recordAccess(administrator: Administrator, { subject }: Pick<Asked, 'subject'>, asFile = false): void {
  if ('client' in subject) recordView(administrator, asFile ? 'access_file' : 'access', subject.client)
  else recordLookUp(administrator, subject.person, asFile ? 'person.history_exported' : 'person.history_read')
}

/** Of a person it is no view of a client, and still history. */
function recordLookUp(administrator: Administrator, person: string, as: LookUp): void {
  const at = now()
  after(() => keepLookUp(administrator, person, as, at).catch(say(as, at)))
}
type LookUp = 'person.history_read' | 'person.history_exported'

const say = (page: string, at: Date) => (error: { code?: unknown }) =>
  console.error(JSON.stringify({ at, what: 'view not kept', page, code: error.code ?? 'EUNKNOWN' }))

/** A page that is sent again within a minute, by a reload or a form that was refused, is the same view. */
const again = 60_000

/** Writes the row of a view. One statement, which finds the client, case and request behind the code itself. */
export async function keepView(viewer: Viewer, page: ViewedPage, code: string, at: Date): Promise<void> {
  const person = viewer.by?.id ?? viewer.id
  const onBehalfOf = person === viewer.id ? null : viewer.id
  await db.$executeRaw`
    INSERT INTO client_view (at, person_id, on_behalf_of_id, page, client_id, case_id, request_id)
    SELECT ${at}, ${person}::uuid, ${onBehalfOf}::uuid, ${page}, seen.* FROM (${subjectOf(code)}) AS seen (client_id, case_id, request_id)
    WHERE NOT EXISTS (SELECT FROM client_view v WHERE v.client_id = seen.client_id AND v.at > ${new Date(at.getTime() - again)}
      AND v.person_id = ${person}::uuid AND v.page = ${page} AND v.on_behalf_of_id IS NOT DISTINCT FROM ${onBehalfOf}::uuid
      AND v.case_id IS NOT DISTINCT FROM seen.case_id AND v.request_id IS NOT DISTINCT FROM seen.request_id)`
}

/** Writes the row of history of a look-up, once a minute. */
export async function keepLookUp({ id }: Administrator, person: string, event: LookUp, at: Date): Promise<void> {
  const lately = { personId: id, event, aboutPersonId: person, at: { gt: new Date(at.getTime() - again) } }
  if (await db.historyEntry.findFirst({ where: lately, select: { id: true } })) return
  await record(db, { event }, { aboutPersonId: person }, { person: id }, at)
}

function subjectOf(code: string): Prisma.Sql {
  const [assistCase, appointment, request] = [caseNumberOf(code), appointmentNumberOf(code), referenceOf(code)]
  if (assistCase !== null)
    return Prisma.sql`SELECT client_id, id, NULL::uuid FROM assist_case WHERE number = ${assistCase}`
  if (appointment !== null)
    return Prisma.sql`SELECT c.client_id, c.id, NULL::uuid FROM appointment a JOIN assist_case c ON c.id = a.case_id WHERE a.number = ${appointment}`
  if (request !== null) return Prisma.sql`SELECT client_id, case_id, id FROM request WHERE reference = ${request}`
  if (isRecordId(code)) return Prisma.sql`SELECT id, NULL::uuid, NULL::uuid FROM client WHERE id = ${code}::uuid`
  throw new Error('A view is of a client, a case, an appointment or a request.')
}
