import type { Consultant } from '@/lib/people/person'

/** The requests the consultant side sees and acts on: those of the consultant they are or act for. Anything else is not found. */
export const visibleTo = (consultant: Consultant) => ({ consultantId: consultant.id })
