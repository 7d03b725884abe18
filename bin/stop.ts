/** Ends a command with one sentence for the person who ran it, and exit code 1. */
export class Stop extends Error {}

/** What went wrong in one sentence: the known troubles of a machine in plain words, anything else as it is. */
export function sentence(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  if (code === 'ENOSPC') return 'The disk is full. Free some space and start again.'
  if (code === 'EACCES' || code === 'EPERM') return `This account may not do that: ${message}`
  if (error instanceof Stop && /No space left on device/.test(error.message)) return 'The disk is full. Free some space and start again.'
  return message ?? String(error)
}
