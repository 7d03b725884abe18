import { expect, test } from 'vitest'
import { bundle } from '@/bin/bundle.mjs'

test('two programs that are bundled at once are both bundled', async () => {
  const programs = ['bin/stop.ts', 'bin/ending.ts']
  const places = await Promise.all(programs.map(bundle))
  expect(places.map((place) => place.split('/').at(-1))).toEqual(['stop.mjs', 'ending.mjs'])
})
