import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeCluster, startCluster } from '@/bin/postgres'
import { commandOf } from '@/bin/processes'

const prefix = 'phoenix-test-'

/** A folder that is gone when `remove` is called. PostgreSQL's own account may enter it. */
export function throwAwayFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), prefix))
  chmodSync(path, 0o755)
  writeFileSync(join(path, 'owner'), String(process.pid))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** The server that tests use: the one of DATABASE_URL, else a throw-away one that keeps nothing on disk. */
export async function testServer(): Promise<{ url: (database: string) => string; stop: () => Promise<void> }> {
  const theirs = process.env.DATABASE_URL
  if (theirs) {
    const url = (database: string) => Object.assign(new URL(theirs), { pathname: `/${database}` }).href
    return { url, stop: async () => {} }
  }
  await sweep()
  const folder = throwAwayFolder()
  const data = join(folder.path, 'postgres')
  const cluster = await startCluster(data, { lasting: false })
  const stop = async () => {
    await cluster.stop()
    await removeCluster(data)
    folder.remove()
  }
  return { url: cluster.url, stop }
}

/** Takes away what runs that were killed have left: their folders, and servers that still run. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const path = join(tmpdir(), name)
    const owner = join(path, 'owner')
    if (!existsSync(owner) || commandOf(Number(readFileSync(owner, 'utf8'))) !== '') continue
    await removeCluster(join(path, 'postgres'))
    rmSync(path, { recursive: true, force: true })
  }
}
