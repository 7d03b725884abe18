import { sentence } from '@/bin/stop'

type Ending = () => unknown

/** What was said after the command's name: npm starts it through bin/run.mjs, a container by its own file. */
export const wordsGiven = (): string[] => process.argv.slice(process.argv[1]?.endsWith('run.mjs') ? 3 : 2)

const endings: Ending[] = []
let leaving: Promise<never> | undefined

/** Remembers what must be undone when the command ends, whatever ends it; the latest is undone first. */
export function atEnd(ending: Ending): void {
  endings.push(ending)
}

/**
 * Runs a command: a number that `main` returns ends it with that exit code, nothing leaves what it started running.
 * A Stop is printed as its sentence, a bug with its stack; Ctrl-C and SIGTERM end it in order.
 */
export async function command(main: () => Promise<number | undefined>): Promise<void> {
  process.on('SIGINT', () => leave(130))
  process.on('SIGTERM', () => leave(143))
  process.removeAllListeners('uncaughtException').on('uncaughtException', giveUp)
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', giveUp)
  try {
    const code = await main()
    if (code !== undefined) await leave(code)
  } catch (error) {
    await giveUp(error)
  }
}

/** Ends the command as failed. */
export function giveUp(error: unknown): Promise<never> {
  if (!leaving) console.error(sentence(error) ?? error)
  return leave(1)
}

function leave(code: number): Promise<never> {
  leaving ??= undoAll().then(() => process.exit(code))
  return leaving
}

async function undoAll() {
  for (const ending of endings.splice(0).reverse()) {
    try {
      await ending()
    } catch (error) {
      console.error(error)
    }
  }
}
