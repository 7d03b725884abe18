import { env } from '@/lib/env'

/** For web server and worker, before anything else: ends them with one sentence for each setting that is missing or wrong. */
export function guardSettings(): void {
  try {
    env()
  } catch (error) {
    console.error((error as Error).message)
    process.exit(1)
  }
}
