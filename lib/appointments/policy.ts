import type { Consultant } from '@/lib/people/person'

/** The appointments the consultant side sees: those in the calendar of the consultant they are or act for. */
export const visibleTo = (consultant: Consultant) => ({ consultantId: consultant.id })
