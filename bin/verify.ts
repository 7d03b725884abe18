import { command } from '@/bin/command'
import { anchorsInFile, readingHistory, verdictOn, verdictWords } from '@/bin/history-read'

// Recomputes the chain over history of DATABASE_URL, or of the demo that runs, and holds it against the anchors in the table and
// in ANCHOR_FILE. Exits with 1 at the first row that is not as it was sealed.
await command(async () => {
  const inFile = anchorsInFile()
  const verdict = await readingHistory((ask) => verdictOn(ask, inFile))
  console.log(verdictWords(verdict))
  return verdict.broken ? 1 : 0
})
