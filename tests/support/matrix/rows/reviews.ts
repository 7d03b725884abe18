import type { ClinicalLeader } from '@/lib/people/person'
import { askQuestion } from '@/lib/reviews/ask'
import { changeReviewFor } from '@/lib/reviews/decide'
import { declineReview } from '@/lib/reviews/decline'
import { endorseRequest } from '@/lib/reviews/endorse'
import { reviewOf, reviewsOf, reviewsWaiting } from '@/lib/reviews/queries'
import { reviewSearchSchema } from '@/lib/reviews/schema'
import { giveBackReview, takeReview } from '@/lib/reviews/take'
import type { GridRecord } from '@/tests/support/matrix/grid'
import { all, elsewhere, rows } from '@/tests/support/matrix/row'

/** Leaders see every review; nobody decides on what they or their practice asked for (domain §4). */
const decidable = { clinical_leader: all, leader_of_practice: elsewhere }
const seen = ({ request, version }: GridRecord) => ({ request, version, leadersNote: '' })

export const reviews = rows<ClinicalLeader>({
  'reviews/queries.ts reviewOf': [
    { finds: all, of: 'reviewing', try: (leader, { request }) => reviewOf(leader, request) },
    // What stays below the threshold needs no review, and is none of theirs.
    { finds: [], of: 'waiting', try: (leader, { request }) => reviewOf(leader, request) },
    { finds: [], of: 'draft', try: (leader, { request }) => reviewOf(leader, request) },
  ],
  'reviews/queries.ts reviewsOf': {
    ...{ finds: decidable, of: 'reviewing' },
    try: async (leader, { request }) => (await reviewsOf(leader, reviewSearchSchema.parse({ q: request }))).reviews,
  },
  'reviews/queries.ts reviewsWaiting': {
    ...{ counts: decidable, of: 'reviewing' },
    try: (leader) => reviewsWaiting(leader),
  },
  'reviews/take.ts takeReview': {
    ...{ does: decidable, of: 'reviewing' },
    try: (leader, { request }, at) => takeReview(leader, { request }, at),
  },
  'reviews/take.ts giveBackReview': {
    ...{ does: decidable, of: 'reviewing' },
    try: async (leader, { request }, at) => {
      await takeReview(leader, { request }, at)
      return giveBackReview(leader, { request }, at)
    },
  },
  'reviews/endorse.ts endorseRequest': {
    ...{ does: decidable, of: 'reviewing' },
    try: (leader, record, at) => endorseRequest(leader, { ...seen(record), choice: 'endorse_all' }, at),
  },
  'reviews/ask.ts askQuestion': {
    ...{ does: decidable, of: 'reviewing' },
    try: (leader, record, at) => askQuestion(leader, { ...seen(record), choice: 'ask', question: 'Since when?' }, at),
  },
  'reviews/decline.ts declineReview': {
    ...{ does: decidable, of: 'reviewing' },
    try: (leader, record, at) => {
      const why = { reason: 'too_frequent', reasonOther: '', textForConsultant: 'Later.' }
      return declineReview(leader, { ...seen(record), choice: 'decline', ...why }, at)
    },
  },
  'reviews/decide.ts changeReviewFor': {
    ...{ does: decidable, of: 'reviewing' },
    try: (leader, record) =>
      changeReviewFor(leader, seen(record), 'endorsed', (tx, { id }) =>
        tx.request.update({ where: { id }, data: { goalOther: 'Changed.' } }),
      ),
  },
})
