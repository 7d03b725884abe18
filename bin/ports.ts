import { createServer } from 'node:net'
import { Stop } from '@/bin/stop'

/** The port on loopback that nobody uses, the wished one if it is free. 0 wishes nothing. */
export async function freePort(wished = 0): Promise<number> {
  return (
    (await tryPort(wished)) ??
    (await tryPort(0)) ??
    Promise.reject(new Stop('This machine has no free port on 127.0.0.1.'))
  )
}

/** Throws a Stop when somebody uses the port; `setting` names what to change, `again` the command that is tried again. */
export async function requirePort(port: number, setting: string, again: string): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Stop(`${setting} must be a port from 1 to 65535.`)
  if ((await tryPort(port)) === undefined) {
    throw new Stop(
      `Port ${port} is in use. Stop what uses it, or choose another one: ${setting}=${port + 1} npm run ${again}`,
    )
  }
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((found) => {
    const server = createServer()
    server.once('error', () => found(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => found(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}
