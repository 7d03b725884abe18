import type { Consultant } from '@/lib/people/person'

/** The clients the consultant side sees: those with a case whose consultant they are or act for. Anyone else is not found. */
export const visibleTo = (consultant: Consultant) => ({ cases: { some: { consultantId: consultant.id } } })
