import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const written = ['lib/generated', 'public/own']

/** One short text for the content of files and folders; what a command wrote is left out. */
export function fingerprint(paths: string[]): string {
  const hash = createHash('sha256')
  const add = (path: string) => {
    if (!existsSync(path) || written.includes(path)) return
    if (!statSync(path).isDirectory()) hash.update(`${path}\0`).update(readFileSync(path)).update('\0')
    else for (const name of readdirSync(path).sort()) add(join(path, name))
  }
  paths.forEach(add)
  return hash.digest('hex')
}

/**
 * Does the work unless it was done for the same inputs before; `record` is the file that remembers, beside the result.
 * `made` is a file by which one result is told from another, should somebody do the work by hand in between.
 */
export async function unlessUnchanged(
  record: string,
  inputs: string[],
  work: () => Promise<void>,
  made = record,
): Promise<void> {
  const now = fingerprint(inputs)
  const said = () => (made === record ? now : `${now} ${fingerprint([made])}`)
  if (existsSync(made) && existsSync(record) && readFileSync(record, 'utf8') === said()) return
  await work()
  mkdirSync(dirname(record), { recursive: true })
  writeFileSync(record, said())
}
