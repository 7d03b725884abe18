import { spawn } from 'node:child_process'

const patience = 60_000
const bad = ['high', 'critical'] as const

/** What `npm audit` says of the packages that run in production: how many advisories are bad, or why nobody can say. */
export type Verdict = { bad: number } | { unknown: string }

/** Reads what `npm audit --json` printed. */
export function verdictOf(said: string): Verdict {
  try {
    const { metadata, message, error } = JSON.parse(said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1))
    const found = metadata?.vulnerabilities
    if (found) return { bad: bad.reduce((sum, level) => sum + (found[level] ?? 0), 0) }
    return { unknown: String(message ?? error?.summary ?? 'it said nothing of them') }
  } catch {
    return { unknown: 'it said nothing that can be read' }
  }
}

/** Asks the registry for advisories about the lock file. */
export function audit(): Promise<Verdict> {
  return new Promise((done) => {
    const words = ['audit', '--json', '--omit=dev', '--fetch-retries=0']
    const child = spawn('npm', words, { stdio: ['ignore', 'pipe', 'ignore'], timeout: patience })
    let said = ''
    child.stdout.on('data', (chunk) => (said += chunk))
    child.on('error', () => done({ unknown: 'there is no npm' }))
    child.on('close', () => done(verdictOf(said)))
  })
}
