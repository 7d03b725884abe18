import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Cluster, removeCluster, startCluster } from '@/bin/postgres'
import { migrate, withDatabase } from '@/bin/prepare'
import { throwAwayFolder } from '@/tests/support/cluster'
import { type Line, openLine } from '@/tests/support/line'

/** A PostgreSQL of a test's own that keeps what it commits, so that it may be hurt; and a line to it. */
export type OwnCluster = Line & {
  /** The database by its own address, for those who look from outside. */
  direct: () => string
  as: (sql: string) => Promise<void>
  /** Shuts it down at once, as when the machine fails (`pg_ctl -m immediate`), and waits until it is down. */
  crash: () => Promise<void>
  start: () => Promise<void>
  /** Another server with the same data takes its place: it answers at the line's address once that is mended. Only after a crash. */
  failOver: () => Promise<void>
  /** Its processes stand still, or go on. */
  stand: (still: boolean) => void
  remove: () => Promise<void>
}

const login = 'portal'

/** Starts one and migrates it. The line leads to it as an account that is no superuser, as in production. */
export async function ownCluster(): Promise<OwnCluster> {
  const folder = throwAwayFolder()
  let place = join(folder.path, 'first')
  let cluster: Cluster = await startCluster(place)
  const direct = () => cluster.url('phoenix')
  await migrate(direct())
  const as = (sql: string) => withDatabase(direct(), async (owner) => void (await owner.query(sql)))
  await as(`CREATE ROLE ${login} LOGIN PASSWORD '${login}' IN ROLE phoenix_app`)
  const portals = () => Object.assign(new URL(direct()), { username: login, password: login }).href
  const line = await openLine(portals())
  const start = async () => {
    cluster = await startCluster(place)
    line.leadTo(portals())
  }
  const crash = async () => {
    process.kill(cluster.pid, 'SIGQUIT')
    while (alive(cluster.pid)) await new Promise((done) => setTimeout(done, 20))
  }
  const failOver = async () => {
    const other = join(folder.path, `second-${Date.now()}`)
    const { status, stderr } = spawnSync('cp', ['-a', place, other], { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    place = other
    await start()
  }
  const stand = (still: boolean) => {
    const all = [cluster.pid, ...childrenOf(cluster.pid)]
    for (const pid of still ? all : all.reverse()) if (alive(pid)) process.kill(pid, still ? 'SIGSTOP' : 'SIGCONT')
  }
  const remove = async () => {
    await line.cut()
    await cluster.stop()
    await removeCluster(place)
    folder.remove()
  }
  return { ...line, direct, as, crash, start, failOver, stand, remove }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** The processes that a process has started. */
function childrenOf(pid: number): number[] {
  if (!existsSync('/proc/self/stat'))
    return spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .stdout.trim()
      .split('\n')
      .map(Number)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && statOf(name).split(') ').at(-1)?.split(' ')[1] === String(pid))
    .map(Number)
}

/** '' for one that has ended since it was listed. */
function statOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return ''
  }
}
