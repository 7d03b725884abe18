import { describe, expect, it } from 'vitest'
import { failureOf, failureOfStatus } from '@/lib/mail/failure'
import type { MailFailure } from '@/lib/mail/mail'

// Replies as the large providers and the usual servers give them.
const replies: [MailFailure, string][] = [
  // With an enhanced status code.
  [
    'no_such_address',
    "550-5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient's email address",
  ],
  ['no_such_address', '550 5.1.1 <a@post.example>: Recipient address rejected: User unknown in virtual mailbox table'],
  ['no_such_address', '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'],
  ['no_such_address', '556 5.1.10 Domain post.example does not accept mail (nullMX)'],
  ['no_such_address', '550 5.1.2 <a@pst.example>: Recipient address rejected: Domain not found'],
  ['no_such_address', '553 5.1.3 The recipient address is not a valid RFC-5321 address.'],
  ['no_such_address', '551 5.1.6 Recipient has moved'],
  ['no_such_address', '550 #5.1.0 Address rejected.'],
  ['no_such_address', '550 5.4.1 Recipient address rejected: Access denied. AS(201806281)'],
  ['no_such_address', '550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).'],
  ['no_such_address', '550 5.0.0 a@post.example... User unknown'],
  ['no_such_address', '554 5.4.4 Host or domain name not found'],
  ['no_such_address', '554 5.4.4 Unable to route'],
  ['no_such_address', '450 4.1.1 <a@post.example>: unverified address: Address verification in progress'],
  ['not_accepting', '552-5.2.2 The email account that you tried to reach is over quota and inactive.'],
  ['not_accepting', '550 5.2.1 The email account that you tried to reach is disabled.'],
  ['not_accepting', '554 5.2.2 mailbox full'],
  ['not_accepting', '452 4.2.2 The recipient’s inbox is out of storage space.'],
  ['not_accepting', '450 4.2.0 <a@post.example>: Recipient address rejected: Greylisted'],
  ['not_accepting', '421 4.7.0 Try again later, closing connection.'],
  ['not_accepting', '451 4.7.500 Server busy. Please try again later'],
  ['not_accepting', '550 5.4.7 Delivery expired (message too old)'],
  ['not_accepting', '550 4.3.2 Please try again later'],
  ['technical', '550 5.7.1 Message rejected as spam by Content Filtering.'],
  ['technical', '550-5.7.26 This mail has been blocked because the sender is unauthenticated.'],
  ['technical', '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.example'],
  ['technical', '550 5.7.1 <a@post.example>: Recipient address rejected: Access denied'],
  ['technical', '550 5.1.8 <portal@phoenix.example>: Sender address rejected: Domain not found'],
  ['technical', '554 5.3.0 Error: transaction failed'],
  ['technical', '550 5.3.0 Rejected'],
  ['technical', '552 5.3.4 Message size exceeds fixed limit'],
  ['technical', '501 5.5.4 Syntax error in parameters'],
  ['technical', '554 5.6.0 Message contains invalid header'],
  // Without one.
  ['no_such_address', '550 no such mailbox'],
  ['no_such_address', '550 Requested action not taken: mailbox unavailable'],
  ['no_such_address', '551 User not local; please try elsewhere'],
  ['no_such_address', '553 sorry, no mailbox here by that name'],
  ['no_such_address', "554 delivery error: dd This user doesn't have an account here (a@post.example) [0]"],
  ['not_accepting', '552 Requested mail action aborted: exceeded storage allocation'],
  ['not_accepting', '450 try later'],
  ['not_accepting', '452 disk is full'],
  ['technical', '550 Blocked - see https://ers.example/?code=192.0.2.1'],
  ['technical', '550 5.1.1.2 is on our list, blocked'],
  ['technical', '550 relaying denied'],
  ['technical', '554 not wanted'],
  ['technical', '554 Transaction failed'],
  ['technical', '554 Rejected by rule 5.1.1'],
  ['technical', '500 Unrecognized command'],
  // No reply at all, or nonsense.
  ['technical', ''],
  ['technical', '250 ok'],
  ['technical', '250 no such user'],
  ['technical', 'HTTP/1.1 400 Bad Request'],
  ['technical', '5.1.1'],
]

describe('why a mail will not arrive', () => {
  it.each(replies)('%s: %s', (failure, reply) => expect(failureOf(reply)).toBe(failure))

  it('is not the address where a bare 550 answers something else', () => {
    expect([failureOf('550 rejected'), failureOf('550 rejected', false)]).toEqual(['no_such_address', 'technical'])
  })
})

describe('a delivery status', () => {
  it.each<[MailFailure, string, string]>([
    ['no_such_address', '5.1.1', 'smtp; 550 5.1.1 <a@post.example> User unknown'],
    ['no_such_address', '5.1.1', ''],
    ['no_such_address', '5.0.0', 'smtp; 550 5.1.1 The email account that you tried to reach does not exist'],
    ['no_such_address', '5.0.0', 'X-Postfix; unknown user: "a"'],
    ['not_accepting', '5.0.0', 'smtp; 552 exceeded storage allocation'],
    ['not_accepting', '5.0.0', 'smtp; 452 4.2.2 Over quota'],
    ['technical', '5.1.1', 'smtp; 550 5.7.1 Access denied'],
    ['technical', '2.1.1', 'smtp; 554 not wanted'],
    ['no_such_address', '5.4.4', 'X-Postfix; Host or domain name not found. Name service error for name=pst.example'],
    ['not_accepting', '5.2.2', 'smtp; 552 mailbox full'],
    ['not_accepting', '4.4.7', 'X-Notes; delivery time expired'],
    ['not_accepting', '4.4.1', 'X-Postfix; connect to post.example[192.0.2.1]:25: Connection timed out'],
    ['technical', '5.7.1', 'smtp; 550 Message rejected'],
    ['technical', '5.0.0', ''],
    ['technical', 'nonsense', 'nonsense'],
    ['technical', '', ''],
  ])('%s: %s %s', (failure, status, diagnostic) => expect(failureOfStatus(status, diagnostic)).toBe(failure))
})
