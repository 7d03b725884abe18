import { approveRequest } from '@/lib/approvals/approve'
import { askQuestion } from '@/lib/approvals/ask'
import { changeRequestFor } from '@/lib/approvals/decide'
import { declineRequest } from '@/lib/approvals/decline'
import { approvalFor, approvalsFor } from '@/lib/approvals/queries'
import type { Reviewer } from '@/lib/people/person'
import type { GridRecord } from '@/tests/support/matrix/grid'
import { ofOrganisation, rows } from '@/tests/support/matrix/row'

const seen = ({ request }: GridRecord) => ({ request, version: 1 })
const listed = async (reviewer: Reviewer, { request: search }: GridRecord) =>
  (await approvalsFor(reviewer, { tab: 'decision', search, after: null })).requests

/** What has not reached the organisation does not exist for it, its own or not. */
const unreached = (['draft', 'reviewing', 'details'] as const).map((of) => ({
  ...{ finds: [], of },
  try: (reviewer: Reviewer, { request }: GridRecord) => approvalFor(reviewer, request),
}))

export const approvals = rows<Reviewer>({
  'approvals/queries.ts approvalsFor': [
    { finds: ofOrganisation, of: 'waiting', try: listed },
    {
      ...{ finds: [], of: 'waiting' },
      try: async (reviewer, { request: after }) =>
        (await approvalsFor(reviewer, { tab: 'decision', search: '', after })).requests.some(
          ({ number }) => number === after,
        ),
    },
    { finds: [], of: 'reviewing', try: listed },
  ],
  'approvals/queries.ts approvalFor': [
    { finds: ofOrganisation, of: 'waiting', try: (reviewer, { request }) => approvalFor(reviewer, request) },
    ...unreached,
  ],
  'approvals/approve.ts approveRequest': {
    ...{ does: ofOrganisation, of: 'waiting' },
    try: (reviewer, record, at) =>
      approveRequest(reviewer, { ...seen(record), choice: 'approve_all', condition: '' }, at),
  },
  'approvals/ask.ts askQuestion': {
    ...{ does: ofOrganisation, of: 'waiting' },
    try: (reviewer, record, at) =>
      askQuestion(reviewer, { ...seen(record), choice: 'ask', question: 'Can it wait?' }, at),
  },
  'approvals/decline.ts declineRequest': {
    ...{ does: ofOrganisation, of: 'waiting' },
    try: (reviewer, record, at) =>
      declineRequest(reviewer, { ...seen(record), choice: 'decline', reason: 'budget', reasonOther: '' }, at),
  },
  'approvals/decide.ts changeRequestFor': {
    ...{ does: ofOrganisation, of: 'waiting' },
    try: (reviewer, record) =>
      changeRequestFor(reviewer, seen(record), 'declined', (tx, { id }) =>
        tx.request.update({ where: { id }, data: { goalOther: 'Changed.' } }),
      ),
  },
})
