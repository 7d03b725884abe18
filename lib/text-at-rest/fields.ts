// The one list of what is sealed at rest. Writing, reading, rotation, the checks in SQL (migration 0010) and their tests go by it.

/** A table with texts that are sealed: the key of its rows, and what each such column holds. */
export type SealedTable = {
  readonly key: readonly string[]
  /** By column, why it is sealed. */
  readonly texts: Readonly<Record<string, string>>
  /** Who reads and writes it calls `seal` and `open` itself: rows of it are read everywhere, the text in one place. */
  readonly byHand?: true
}

export const sealedTables: Readonly<Record<string, SealedTable>> = {
  further_detail: {
    key: ['request_id', 'option_id'],
    texts: { answer: 'The Further details: presenting issue, risk, safety plan.' },
  },
  question: {
    key: ['id'],
    texts: {
      text: 'A clinical question tells of the client; an organisation’s is sealed alike, so that there is one rule.',
      answer: 'Likewise.',
      draft: 'An answer half written, before any guard has read it.',
    },
  },
  decision: {
    key: ['id'],
    texts: {
      text_for_consultant: 'What a clinical leader writes about the client’s care.',
      leaders_note: 'What clinical leaders tell one another.',
      reason_other: 'The reason, said freely.',
    },
  },
  withdrawal: { key: ['request_id'], texts: { reason_other: 'The reason, said freely.' } },
  request: {
    key: ['id'],
    texts: {
      goal_other: 'The goal, said freely.',
      pathway_other: 'The referral, said freely.',
      new_information: 'What is new with the client since a decline.',
      typed: 'All of a form that is not sent yet, its Further details too.',
    },
  },
  assist_case: { key: ['id'], texts: { issue: 'What the client came with, in a few words.' } },
  calendar_block: {
    key: ['id'],
    texts: {
      title: 'A consultant’s own words, which may name a client or be about their own health.',
      detail: 'Likewise.',
    },
  },
  mail: {
    key: ['id'],
    texts: {
      text: 'Outcomes, with reasons and notes; links that let somebody in.',
      html: 'Likewise.',
      resend_reason: 'Why it was sent again, said freely: it may name the client.',
      closed_reason: 'Why nobody needs to see to it any more, likewise.',
    },
  },
  person: {
    key: ['id'],
    byHand: true,
    texts: { totp_secret: 'Who reads it can make the codes of an authenticator app.' },
  },
  kept_text: {
    key: ['person_id', 'path'],
    byHand: true,
    texts: { typed: 'What was in a form when a sign-in ended.' },
  },
}

/** Columns of JSON: `{}` or, as a JSON text, the sealed spelling of what it holds. */
export const isJson = (table: string, column: string): boolean => table === 'request' && column === 'typed'

/** Where a text belongs, for `seal` and `open`: its column and its row's key. */
export const placeOf = (table: string, column: string, ...key: readonly string[]): string =>
  `${table}.${column}:${key.join(' ')}`
