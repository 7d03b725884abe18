import { Stop } from '@/bin/stop'

/** Waits until something answers there, whatever it says. */
export async function answers(url: string, log: string): Promise<void> {
  const until = Date.now() + 60_000
  while (Date.now() < until) {
    const answered = await fetch(url, { signal: AbortSignal.timeout(20_000) }).then(
      (response) => response.status < 500,
      () => false,
    )
    if (answered) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Stop(`Nothing answers at ${url} after a minute. See ${log}.`)
}
