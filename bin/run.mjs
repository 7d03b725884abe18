// Runs one command, `demo` for example, on the project's own Node: bin/demo.ts, bundled.
import { existsSync } from 'node:fs'
import { run } from './bundle.mjs'

const command = process.argv[2] ?? ''
process.title = `phoenix ${command}`
const { Stop, sentence } = await run('bin/stop.ts')

function fail(error) {
  console.error(sentence(error) ?? error)
  process.exit(1)
}
process.on('unhandledRejection', fail)
process.on('uncaughtException', fail)

if (!/^[a-z-]+$/.test(command) || !existsSync(`bin/${command}.ts`)) throw new Stop(`There is no command "${command}".`)
const { generateClient } = await run('bin/prepare.ts')
await generateClient()
await run(`bin/${command}.ts`)
