import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Runs a command of package.json to its end, as a person would, and returns its exit code and what it said. */
export function runCommand(command: string, settings: Record<string, string>): { status: number | null; said: string } {
  const words = [join(process.cwd(), 'bin', 'setup.mjs'), ...command.split(' ')]
  const env = { ...process.env, ...settings }
  const { status, stdout, stderr } = spawnSync('node', words, { encoding: 'utf8', env })
  return { status, said: `${stdout}${stderr}`.trim() }
}
