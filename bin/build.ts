import { command } from '@/bin/command'
import { buildPortal } from '@/bin/prepare'

await command(async () => {
  await buildPortal()
  return 0
})
