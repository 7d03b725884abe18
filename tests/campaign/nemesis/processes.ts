import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { freePort } from '@/bin/ports'

export type Running = { name: string; kill: () => void; killed: () => number }

/** A program of dist/ that is started again whenever it ends, as a supervisor does, until `end`. */
export function keepUp(name: string, program: string, environment: Record<string, string>, log: string) {
  let child: ChildProcess
  let killed = 0
  let ending = false
  const begin = () => {
    const file = openSync(log, 'a')
    child = spawn(process.execPath, ['--import', './bin/leash.mjs', program], {
      env: { ...process.env, ...environment },
      stdio: ['pipe', file, file],
    })
    closeSync(file)
    child.once('exit', () => !ending && setTimeout(begin, 200))
  }
  begin()
  const running: Running = {
    name,
    kill: () => {
      killed += 1
      child.kill('SIGKILL')
    },
    killed: () => killed,
  }
  const end = () => {
    ending = true
    return new Promise<void>((ended) => {
      if (child.exitCode !== null || child.signalCode !== null) return ended()
      child.once('exit', () => ended())
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), 20_000).unref()
    })
  }
  return { ...running, end }
}

/** Two web servers and two workers on one database. */
export async function raise(environment: Record<string, string>, log: (name: string) => string) {
  const ports = [await freePort(), await freePort()]
  const portalUrl = `http://localhost:${ports[0]}`
  const address = { PORTAL_URL: portalUrl, NEXTAUTH_URL: portalUrl, HOST: '127.0.0.1', NODE_ENV: 'production' }
  const web = ports.map((port, nth) =>
    keepUp(`web ${nth + 1}`, 'dist/web.mjs', { ...environment, ...address, PORT: String(port) }, log(`web-${nth + 1}`)),
  )
  const workers = [1, 2].map((nth) =>
    keepUp(`worker ${nth}`, 'dist/worker.mjs', { ...environment, ...address }, log(`worker-${nth}`)),
  )
  return { portalUrl, servers: ports.map((port) => `http://127.0.0.1:${port}`), all: [...web, ...workers] }
}
