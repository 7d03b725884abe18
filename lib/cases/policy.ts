import type { CaseAssigner, Consultant } from '@/lib/people/person'

/** The cases the consultant side sees: those whose consultant they are or act for. Anything else is not found. */
export const visibleTo = (consultant: Consultant) => ({ consultantId: consultant.id })

/** The cases whose consultant somebody may choose: those given to their practice; of the provider all. Anything else is not found. */
export const choosableBy = ({ practiceId }: CaseAssigner) => (practiceId ? { practiceId } : {})

/** Those of them that still wait for it. */
export const assignableBy = (assigner: CaseAssigner) => ({
  ...choosableBy(assigner),
  ...{ consultantId: null, closedAt: null },
})

/** Whom they may choose: a consultant who still works, of their practice where they have one. */
export const selectableBy = (assigner: CaseAssigner) => ({
  ...choosableBy(assigner),
  ...{ role: 'consultant', disabledAt: null },
})
