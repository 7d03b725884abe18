import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { answers } from '@/bin/answers'
import { freePort } from '@/bin/ports'

export type Server = { url: string; pid: number; stop: () => Promise<void> }

/**
 * A production web server that is to be measured: unlike the demo's it is not started again when it falls. It ends with
 * whoever started it. `environmentAt` gets its address; `health` is a path that answers when it is up.
 */
export async function startServer(
  program: string[],
  environmentAt: (url: string) => Record<string, string>,
  health: string,
  log: string,
): Promise<Server> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const file = openSync(log, 'a')
  const its: Record<string, string> = { NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port) }
  const child = spawn(process.execPath, ['--import', './bin/leash.mjs', ...program], {
    env: { ...process.env, ...environmentAt(url), ...its, NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['pipe', file, file],
  })
  closeSync(file)
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  const stop = async () => {
    const force = setTimeout(() => child.kill('SIGKILL'), 5_000)
    child.kill('SIGTERM')
    await gone
    clearTimeout(force)
  }
  await answers(`${url}${health}`, log).catch(async (error) => {
    await stop()
    throw error
  })
  return { url, pid: child.pid ?? 0, stop }
}
