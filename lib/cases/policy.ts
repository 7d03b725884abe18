import type { Consultant } from '@/lib/people/person'

/** The cases the consultant side sees: those whose consultant they are or act for. Anything else is not found. */
export const visibleTo = (consultant: Consultant) => ({ consultantId: consultant.id })
