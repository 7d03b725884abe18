import { dateInZone } from '@/lib/clocks/calendar-date'
import type { Consultant } from '@/lib/people/person'
import { answerQuestion } from '@/lib/requests/answer'
import { answerFurtherDetails } from '@/lib/requests/answer-further-details'
import { requestsOf } from '@/lib/requests/list'
import {
  formOf,
  furtherDetailsOf,
  needsYouCount,
  peopleOf,
  requestOf,
  slotOf,
  withdrawableOf,
} from '@/lib/requests/queries'
import { saveAnswer } from '@/lib/requests/save-answer'
import { saveDraft } from '@/lib/requests/save-draft'
import { saveFurtherDetails } from '@/lib/requests/save-further-details'
import { skipFurtherDetails } from '@/lib/requests/skip-further-details'
import { submitRequest } from '@/lib/requests/submit'
import { withdrawRequest } from '@/lib/requests/withdraw'
import { answers } from '@/tests/support/matrix/grid'
import { own, rows } from '@/tests/support/matrix/row'
import { form } from '@/tests/support/world'

const filledIn = (code: string, at: Date) => form(code, 2, { dateOfRequest: dateInZone(at, 'Australia/Sydney') })
/** Practice staff neither read nor write Further details unless their practice lets them; the grid's does not. */
const clinicalText = { consultant: own }

export const requests = rows<Consultant>({
  'requests/queries.ts requestOf': { finds: own, of: 'waiting', try: (of, { request }) => requestOf(of, request) },
  'requests/queries.ts peopleOf': { finds: own, of: 'asked', try: (of, { request }) => peopleOf(of, request) },
  'requests/queries.ts withdrawableOf': {
    ...{ finds: own, of: 'waiting' },
    try: (of, { request }) => withdrawableOf(of, request),
  },
  'requests/queries.ts slotOf': { finds: own, of: 'waiting', try: (of, { request }, at) => slotOf(of, request, at) },
  'requests/queries.ts furtherDetailsOf': {
    ...{ finds: own, of: 'details' },
    try: (of, { request }) => furtherDetailsOf(of, request),
  },
  'requests/queries.ts formOf': { finds: own, of: 'idle', try: (of, record) => formOf(of, record.case) },
  'requests/queries.ts needsYouCount': { counts: own, of: 'asked', try: (of) => needsYouCount(of) },
  'requests/list.ts requestsOf': {
    ...{ finds: own, of: 'waiting' },
    try: async (of, { request: search }) =>
      (await requestsOf(of, { tab: 'all', search, after: null, before: null })).requests,
  },
  'requests/submit.ts submitRequest': {
    ...{ does: own, of: 'idle' },
    try: (of, record, at) => submitRequest(of, filledIn(record.case, at), at),
  },
  'requests/save-draft.ts saveDraft': {
    ...{ does: own, of: 'draft' },
    try: (of, record, at) => saveDraft(of, filledIn(record.case, at), at),
  },
  'requests/answer.ts answerQuestion': {
    ...{ does: own, of: 'asked' },
    try: (of, { request, version }, at) => answerQuestion(of, { request, version, answer: 'It can wait.' }, at),
  },
  'requests/save-answer.ts saveAnswer': {
    ...{ does: own, of: 'asked' },
    try: (of, { request }, at) => saveAnswer(of, { request, answer: 'It can' }, at),
  },
  'requests/save-further-details.ts saveFurtherDetails': {
    ...{ does: clinicalText, of: 'details' },
    try: (of, { request }, at) => saveFurtherDetails(of, { request, answers: { risk: 'Said.' } }, at),
  },
  'requests/answer-further-details.ts answerFurtherDetails': {
    ...{ does: clinicalText, of: 'details' },
    try: (of, { request }, at) => answerFurtherDetails(of, { request, answers }, at),
  },
  'requests/skip-further-details.ts skipFurtherDetails': {
    ...{ does: own, of: 'fallen' },
    try: (of, { request }, at) => skipFurtherDetails(of, { request }, at),
  },
  'requests/withdraw.ts withdrawRequest': {
    ...{ does: own, of: 'waiting' },
    try: (of, { request }, at) => withdrawRequest(of, { request, reason: 'mistake', reasonOther: '' }, at),
  },
})
