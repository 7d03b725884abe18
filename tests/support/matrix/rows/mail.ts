import { changeAddress } from '@/lib/mail/change-address'
import { handleMail } from '@/lib/mail/handle'
import { countNeedingSomebody, mailOf, mailsBy } from '@/lib/mail/list'
import { resendMail } from '@/lib/mail/resend'
import { mailSearchSchema } from '@/lib/mail/schema'
import { settleByHand } from '@/lib/mail/settle-by-hand'
import type { Administrator } from '@/lib/people/person'
import type { GridRecord } from '@/tests/support/matrix/grid'
import { all, rows } from '@/tests/support/matrix/row'

// Administrators look after every mail.

const failed = { of: 'undelivered' } as const
const why = ({ mail }: GridRecord) => ({ mail, reason: 'It never came.' })

export const mail = rows<Administrator>({
  'mail/list.ts mailsBy': {
    ...{ finds: all, ...failed },
    try: async (by, { request }) => (await mailsBy(by, mailSearchSchema.parse({ q: request }))).rows,
  },
  'mail/list.ts mailsNeedingSomebody': { noId: 'A list of what failed: administrators look after all alike.' },
  'mail/list.ts countNeedingSomebody': { counts: all, ...failed, try: (by) => countNeedingSomebody(by) },
  'mail/list.ts mailOf': { finds: all, ...failed, try: (by, record) => mailOf(by, record.mail) },
  'mail/changing.ts changingMail': { noId: 'What the changes below are made in.' },
  'mail/resend.ts resendMail': { does: all, ...failed, try: (by, record, at) => resendMail(by, why(record), at) },
  'mail/change-address.ts changeAddress': {
    ...{ does: all, ...failed },
    try: (by, record, at) => changeAddress(by, { ...why(record), address: 'anew@example.org' }, at),
  },
  'mail/settle-by-hand.ts settleByHand': {
    ...{ does: all, ...failed },
    try: (by, record, at) => settleByHand(by, { ...why(record), choice: 'nothing_more' }, at),
  },
  'mail/handle.ts handleMail': {
    ...{ does: all, ...failed },
    try: (by, record, at) => handleMail(by, { ...why(record), choice: 'resend' }, at),
  },
})
