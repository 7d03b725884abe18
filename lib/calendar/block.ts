/** What a consultant keeps time free for. A slot held for a client is a block too, of a kind that is not chosen here (domain §11). */
export const blockKinds = ['lunch', 'leave', 'supervision', 'meeting', 'other'] as const
export type BlockKind = (typeof blockKinds)[number]

export const blockWords: Record<BlockKind, string> = {
  lunch: 'Lunch',
  leave: 'Leave',
  supervision: 'Supervision',
  meeting: 'Meeting',
  other: 'Other',
}

/** Longest title and detail, in characters. */
export const longestTitle = 60
export const longestDetail = 120

/** A block lasts no longer, in days. */
export const longestBlock = 400
/** Before this no block began that still goes on at an instant; a day more than it lasts, for the clocks. */
export const earliestStart = (at: Date): Date => new Date(at.getTime() - (longestBlock + 1) * 24 * 60 * 60_000)
/** A block repeats for at most a year of weeks, with both ends. */
export const mostWeeks = 53

/** Which blocks of a series a change is about. What is over stays as it was, whichever is chosen. */
export const scopes = ['one', 'following', 'all'] as const
export type Scope = (typeof scopes)[number]

export const scopeWords: Record<Scope, string> = {
  one: 'Only this one',
  following: 'This and the following',
  all: 'All that are still ahead',
}

/** Whether a block can still be changed or removed: as long as it is not over. */
export const mayChange = ({ endsAt }: { endsAt: Date }, at: Date): boolean => endsAt > at
