import { db } from '@/lib/db'

/** Does something `count` times at once. All connections are open before, or the first would be done while the others still connect. */
export async function atOnce<T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> {
  await Promise.all(Array.from({ length: 10 }, () => db.$queryRaw`SELECT 1 FROM pg_sleep(0.05)`))
  return Promise.all(Array.from({ length: count }, (_, index) => work(index)))
}
