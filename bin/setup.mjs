// What every command of package.json starts with: installs what is missing and hands over to the project's own Node.
// Runs on Node 20 with built-ins only.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const node = resolve(root, 'node_modules', '.bin', 'node')
const record = resolve(root, 'node_modules', '.installed')

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}

function install() {
  const lock = createHash('sha256')
    .update(readFileSync(resolve(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(record) && existsSync(node) && readFileSync(record, 'utf8') === lock) return
  console.log('Installing the packages (once, and when the lock file changes)')
  const npm = spawnSync('npm', ['ci', '--include=dev', '--loglevel=error'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  if (npm.error?.code === 'ENOENT') stop('npm is missing. Install Node.js 20 or newer with npm, and start again.')
  if (/ENOSPC/.test(npm.stderr)) stop('The disk is full. Free some space and start again.')
  if (npm.status !== 0)
    stop(`The packages could not be installed. ${npm.stderr.trim().split('\n').slice(0, 3).join(' ')}`)
  if (!existsSync(node)) stop(`There is no Node.js 26 package for this machine (${process.platform}, ${process.arch}).`)
  writeFileSync(record, lock)
}

if (Number(process.versions.node.split('.')[0]) < 20)
  stop(`Node.js 20 or newer is needed to begin; this one is ${process.version}.`)
try {
  install()
} catch (error) {
  stop(error.code === 'ENOSPC' ? 'The disk is full. Free some space and start again.' : error.message)
}

const child = spawn(node, ['--enable-source-maps', resolve(root, 'bin', 'run.mjs'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH}` },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
// Whoever started this may be gone, npm itself at the first signal; what was started must not outlive it. Said once: a second signal
// would cut off what is being finished.
const parent = process.ppid
const orphaned = setInterval(() => {
  if (process.ppid === parent) return
  clearInterval(orphaned)
  child.kill('SIGTERM')
}, 1_000).unref()
child.on('error', (error) => stop(`The project's own Node.js does not start: ${error.message}`))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
