/** Ends a command with one sentence for the person who ran it, and exit code 1. */
export class Stop extends Error {
  // Every bundle has its own class, so that it is known by its name.
  override name = 'Stop'
}

const diskFull = 'The disk is full. Free some space and start again.'

/** The sentence for a trouble of the machine or of the settings; undefined for a bug, which needs its stack. */
export function sentence(error: unknown): string | undefined {
  const { name, code, message = '' } = error as { name?: string; code?: string; message?: string }
  if (code === 'ENOSPC' || /ENOSPC|No space left on device/.test(message)) return diskFull
  if (code === 'EACCES' || code === 'EPERM') return `This account may not do that: ${message}`
  return name === 'Stop' ? message : undefined
}
