import { paths } from '@/lib/paths'
import { type ReviewPlace, type ReviewSearch, writePlace } from '@/lib/reviews/schema'

type Change = Partial<Pick<ReviewSearch, 'q' | 'organisation' | 'tab'>> & {
  after?: ReviewPlace | undefined
  before?: ReviewPlace | undefined
}

/** The address of Clinical Reviews in another state: a change of filter begins at the first page again. */
export function reviewsAddress(search: ReviewSearch, change: Change = {}): string {
  const { q, organisation, tab, after, before } = { ...search, after: undefined, before: undefined, ...change }
  return paths.reviews({
    ...{ q, organisation, tab: tab === 'review' ? undefined : tab },
    after: after && writePlace(after),
    before: before && writePlace(before),
  })
}
