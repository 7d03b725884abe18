import { bundle } from '@/bin/bundle.mjs'
import { command } from '@/bin/command'
import { buildPortal } from '@/bin/prepare'

/** What a deployment starts by itself, with `node dist/….mjs` and without npm (docs/operations.md). */
const programs = [
  'web',
  'worker',
  'migrate',
  'first-administrator',
  'backup',
  'restore',
  'verify',
  'check',
  'rotate-keys',
]

await command(async () => {
  await buildPortal()
  for (const program of programs) await bundle(`bin/${program}.ts`)
  return 0
})
