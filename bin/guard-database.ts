import { type DatabaseState, stateOf, whyNot } from '@/bin/database-state'
import { placeOf, whyNoUrl, withDatabase } from '@/bin/prepare'
import { Stop } from '@/bin/stop'
import { log } from '@/lib/log'

const again = 2_000
const awayAgain = 5_000

/** What keeps a database from being used whoever waits: it is absent, empty, not ours, or wrongly named. */
class Unusable extends Stop {}

/** How the database stands to this code. Throws an Unusable where there is none, a Stop where nobody answers. */
async function look(url: string): Promise<DatabaseState> {
  const why = whyNoUrl(url)
  if (why) throw new Unusable(why)
  try {
    return await withDatabase(url, stateOf)
  } catch (error) {
    if ((error as { code?: string }).code !== '3D000') throw error
    throw new Unusable(
      `There is no database ${placeOf(url)}. npm run migrate makes it, and npm run start does so by itself.`,
    )
  }
}

/** For commands that work on what is there: throws a Stop unless the database is ours and has all that this code needs. */
export async function requireOurs(url: string): Promise<void> {
  const state = await look(url)
  if (state.is !== 'current' && state.is !== 'newer') throw new Stop(whyNot(state, placeOf(url)))
}

/**
 * For web server and worker, before anything else: ends them with one sentence where the database is absent, empty or not ours. An older one
 * is waited for, as long as it takes whoever migrates; one that is away is asked again while pages say that it is.
 */
export async function guardDatabase(): Promise<void> {
  const url = process.env.DATABASE_URL ?? ''
  try {
    let state = await look(url)
    for (let waited = false; state.is === 'older'; waited = true) {
      if (!waited) log('waits for migrations', { lacks: state.lacks })
      await new Promise((done) => setTimeout(done, again))
      state = await look(url)
    }
    if (state.is === 'newer') log('newer database', { unknown: state.unknown })
    if (state.is === 'empty' || state.is === 'foreign') throw new Unusable(whyNot(state, placeOf(url)))
  } catch (error) {
    if (!(error instanceof Unusable)) return void setTimeout(guardDatabase, awayAgain).unref()
    console.error(error.message)
    process.exit(1)
  }
}
