import { bundle } from '@/bin/bundle.mjs'

/** Once a run: the program that tells worlds, for every worker to start. */
export default async function bundleTeller(): Promise<void> {
  await bundle('tests/support/teller.ts')
}
