import { db } from '@/lib/db'
import type { Administrator, CaseAssigner, Consultant } from '@/lib/people/person'
import { asAdministrator, asCaseAssigner, asConsultant } from '@/lib/sign-in/gated'
import { noon, person } from '@/tests/support/world'

function letIn<T>(actor: T | null): T {
  if (!actor) throw new Error('The gate is closed for this person.')
  return actor
}

/** Somebody of the practice's staff, acting for one of its consultants; `reads` where the practice lets them read clinical text. */
export async function staffFor(of: Consultant, reads = false): Promise<Consultant> {
  const staff = await person('practice_staff', { practiceId: of.practiceId })
  return letIn(asConsultant(staff, { ...of, staffReadClinicalText: reads }))
}

/** Who chooses consultants: staff of a practice, or for null of the provider. */
export async function assigner(practiceId: string | null): Promise<CaseAssigner> {
  return letIn(asCaseAssigner(await (practiceId ? person('practice_staff', { practiceId }) : person('administrator'))))
}

export async function administrator(): Promise<Administrator> {
  return letIn(asAdministrator(await person('administrator')))
}

/** The open tasks of a case by their kind, what they are about beside it, in a fixed order. */
export async function openTasks(caseId: string) {
  const rows = await db.task.findMany({
    where: { caseId, doneAt: null, kind: { not: 'tell_client_the_outcome' } },
    select: { kind: true, appointmentId: true, requestId: true },
  })
  return rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

/** Some hours after noon. */
export const later = (hours: number): Date => new Date(noon.getTime() + hours * 3_600_000)
