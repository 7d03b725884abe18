import { caseNumberOf } from '@/lib/cases/assist-case'
import { closeCase } from '@/lib/cases/close-case'
import { giveToPractice } from '@/lib/cases/give-to-practice'
import { openCase } from '@/lib/cases/open-case'
import { assistCaseOf, givenTo, newCaseOf, taskOf } from '@/lib/cases/queries'
import { changeWaitingCase, selectConsultant } from '@/lib/cases/select-consultant'
import { clientWasTold } from '@/lib/cases/tell-client'
import { casesWithoutConsultant, choiceOfConsultant, waitingForConsultant } from '@/lib/cases/without-consultant'
import type { Administrator, CaseAssigner, Consultant } from '@/lib/people/person'
import { all, ofPractice, own, rows } from '@/tests/support/matrix/row'

/** Staff of a practice choose for the cases given to it, the provider's staff for all. */
const choosable = { practice_staff: ofPractice, administrator: all }

export const cases = {
  ...rows<Consultant>({
    'cases/close-case.ts closeCase': {
      ...{ does: own, of: 'idle' },
      try: (of, record, at) => closeCase(of, record.case, at),
    },
    'cases/tell-client.ts clientWasTold': {
      ...{ does: own, of: 'untold' },
      try: (of, { task }, at) => clientWasTold(of, task, at),
    },
    'cases/queries.ts assistCaseOf': {
      ...{ finds: own, of: 'idle' },
      try: (of, record, at) => assistCaseOf(of, record.case, at),
    },
    'cases/queries.ts taskOf': {
      ...{ finds: own, of: 'idle' },
      try: (of, record, at) => taskOf(of, record.case, record.task, at),
    },
    'cases/queries.ts newCaseOf': { finds: own, of: 'idle', try: (of, { client }, at) => newCaseOf(of, client, at) },
    'cases/queries.ts ownCases': { noId: 'It chooses among the cases of a client who was found already.' },
  }),
  ...rows<Consultant | Administrator>({
    'cases/open-case.ts openCase': {
      ...{ does: { consultant: own, practice_staff: own, administrator: all }, of: 'idle' },
      try: (by, { client: clientId }, at) =>
        openCase(by, { clientId, issue: 'Grief', consultantId: 'by' in by ? by.id : null }, at),
    },
  }),
  ...rows<CaseAssigner>({
    'cases/give-to-practice.ts giveToPractice': {
      ...{ does: { administrator: all }, of: 'unassigned' },
      try: (by, record, at) => giveToPractice(by, { case: record.case, practice: record.home }, at),
    },
    'cases/select-consultant.ts selectConsultant': {
      ...{ does: choosable, of: 'unassigned' },
      try: (by, record, at) => selectConsultant(by, { case: record.case, consultant: record.mine }, at),
    },
    'cases/select-consultant.ts changeWaitingCase': {
      ...{ does: choosable, of: 'unassigned' },
      try: (by, record) =>
        changeWaitingCase(by, record.case, (tx, { caseId: id }) =>
          tx.assistCase.update({ where: { id }, data: { issue: 'Changed.' } }),
        ),
    },
    'cases/without-consultant.ts choiceOfConsultant': {
      ...{ finds: choosable, of: 'unassigned' },
      try: (by, record) => choiceOfConsultant(by, record.case),
    },
    'cases/queries.ts givenTo': {
      ...{ finds: choosable, of: 'unassigned' },
      try: (by, record) => givenTo(by, record.case),
    },
    'cases/without-consultant.ts casesWithoutConsultant': {
      ...{ finds: choosable, of: 'unassigned' },
      try: async (by, record) =>
        (await casesWithoutConsultant(by)).rows.some(({ number }) => number === caseNumberOf(record.case)),
    },
    'cases/without-consultant.ts waitingForConsultant': {
      ...{ counts: choosable, of: 'unassigned' },
      try: (by) => waitingForConsultant(by),
    },
  }),
}
