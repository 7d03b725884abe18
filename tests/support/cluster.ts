import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeCluster, startCluster } from '@/bin/postgres'

/** A folder that is gone when `remove` is called. PostgreSQL's own account may enter it. */
export function throwAwayFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'phoenix-test-'))
  chmodSync(path, 0o755)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** The server that tests use: the one of DATABASE_URL, else a throw-away one that keeps nothing on disk. */
export async function testServer(): Promise<{ url: (database: string) => string; stop: () => Promise<void> }> {
  const theirs = process.env.DATABASE_URL
  if (theirs) {
    const url = (database: string) => Object.assign(new URL(theirs), { pathname: `/${database}` }).href
    return { url, stop: async () => {} }
  }
  const folder = throwAwayFolder()
  const data = join(folder.path, 'postgres')
  const cluster = await startCluster(data, { lasting: false })
  const stop = async () => {
    await cluster.stop()
    removeCluster(data)
    folder.remove()
  }
  return { url: cluster.url, stop }
}
