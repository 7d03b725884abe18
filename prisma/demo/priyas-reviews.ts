import 'server-only'
import { burnout, panicAfterAccident, separation } from '@/prisma/demo/accounts'
import { type Ask, approve, ask, details, reviewDecline, reviewQuestion } from '@/prisma/demo/asking'
import { courseWith } from '@/prisma/demo/course'

/** Priya's requests that took a client to twelve sessions: the longest of her stories. */
export const patricks: readonly Ask[] = [
  ask(2, 45, 'complete_goals', 'gp', [approve(40, 'kylie')]),
  ask(2, 9, 'return_to_work', 'gp', [
    details(8, burnout),
    reviewQuestion(
      3,
      'hart',
      'Thank you, this is clear. When exactly is the on-call round, and could the two sessions be booked around it rather than before it?',
    ),
  ]),
]

export const petars: readonly Ask[] = [
  ask(2, 28, 'complete_goals', 'gp'),
  ask(4, 12, 'stabilise', 'specialist', [
    details(12, separation),
    reviewDecline(
      11,
      'hart',
      'referral',
      'The weekend drinking is the issue now, and short-term support will not hold it. Make the referral to the alcohol and other drugs service together in the session that remains. Ask again if they cannot see him within four weeks.',
    ),
  ]),
]

const client = courseWith('priya', 'Melbourne')

/** A client who is not in this week: the request of today that waits for its clinical review. */
export const noah = client('Noah Whitlam', 'kestrel', 'Panic and avoidance', 'fri 14:30 phone', 'cccclccc', {
  ...{ lives: 'Brisbane', until: -3 },
  asks: [
    ask(2, 42, 'complete_goals', 'gp', [approve(38, 'joanna')]),
    ask(4, 0, 'return_to_work', 'waiting', [details(0, panicAfterAccident)]),
  ],
})
