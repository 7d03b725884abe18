// The closed list of the house: which files a noun's folder may hold. A new verb is added here on purpose.

const standing = ['lifecycle', 'policy', 'schema', 'queries']

/** Files directly in lib/. */
export const rooms = ['clock', 'db', 'env', 'form-action', 'form-state', 'paths', 'refusal']

/** Files of each noun besides the standing ones: the noun itself, its verbs, and what the plan names. */
export const nouns: Record<string, string[]> = Object.fromEntries(
  Object.entries({
    appointments: [
      ...[
        'appointment',
        'book',
        'cancel',
        'change',
        'commence',
        'complete',
        'effect',
        'guard',
        'move',
        'record-no-show',
      ],
      'typed-time',
    ],
    approvals: ['approve', 'approve-by-rule', 'ask', 'decide', 'decline', 'grant', 'release'],
    calendar: [
      ...['block', 'block-time', 'add-block', 'change-block', 'remove-block', 'overlap', 'taken'],
      ...['hold-slot', 'release-slot', 'book-held-slot', 'feed', 'ics', 'make-feed', 'read-feed', 'revoke-feed'],
      'change-feed',
    ],
    cases: [
      ...['assist-case', 'ask-in-time', 'close-case', 'open-case', 'select-consultant', 'settle-tasks', 'tasks'],
      ...['closing', 'give-to-practice', 'tell-client', 'without-consultant'],
    ],
    clients: ['client', 'list', 'register'],
    clocks: ['business-days', 'calendar-date', 'deadlines', 'holidays'],
    entitlement: ['allotments', 'ledger'],
    history: ['event', 'record', 'words'],
    mail: ['claim', 'compose', 'deliver', 'mail', 'park', 'queue', 'recipients', 'tell', 'transport'],
    organisations: ['agreement'],
    people: ['choose-shortcuts', 'choose-theme', 'person'],
    requests: [
      'request',
      'options',
      'advance',
      'answer',
      'answer-further-details',
      'asking',
      'change',
      'details',
      'details-in-form',
      'lapse',
      'list',
      'outcome-task',
      'save-answer',
      'save-draft',
      'save-further-details',
      'skip-further-details',
      'submission',
      'submit',
      'withdraw',
      'write',
      'identity-guard',
      'identity-text',
      'identity-words',
      'known-identity',
    ],
    search: ['found'],
    reviews: ['ask', 'decide', 'decline', 'endorse', 'take'],
    'sign-in': ['browser', 'gated', 'gates', 'next-auth', 'passwords', 'sign-ins', 'token'],
  }).map(([noun, own]) => [noun, [...standing, ...own]]),
)
