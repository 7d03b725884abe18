import { command } from '@/bin/command'
import { anchorsInFile, readingHistory, verdictOn, verdictWords } from '@/bin/history-read'
import { checkEverything } from '@/lib/consistency/check'
import { differenceWords } from '@/lib/consistency/difference'

const counted = (count: number, word: string): string =>
  `${count.toLocaleString('en-AU')} ${word}${count === 1 ? '' : 's'}`

// Recomputes everything that history determines, of DATABASE_URL or of the demo that runs, and prints each difference on a line of
// its own; then the chain itself. Exits with 1 where anything differs. It names records by their numbers, never a person.
await command(async () => {
  const inFile = anchorsInFile()
  return readingHistory(async (ask) => {
    const { cases, requests, mails, differences } = await checkEverything(ask, (one) =>
      console.log(differenceWords(one)),
    )
    const verdict = await verdictOn(ask, inFile)
    const all = [counted(cases, 'case'), counted(requests, 'request'), counted(mails, 'mail')].join(', ')
    console.log(`${all}: ${differences === 0 ? 'no difference' : counted(differences, 'difference')}`)
    console.log(verdictWords(verdict))
    return differences > 0 || verdict.broken ? 1 : 0
  })
})
