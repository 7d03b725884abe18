// The small server as `npm run start` runs the real one.
import { bundle } from '@/bin/bundle.mjs'
import { command } from '@/bin/command'
import { inOurPlace } from '@/bin/processes'

await command(async () => inOurPlace([await bundle('tests/support/small-server.ts')]))
