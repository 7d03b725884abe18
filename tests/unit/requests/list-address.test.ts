import { describe, expect, test } from 'vitest'
import { listAddress, pageAddress, tabAddress } from '@/components/requests/list-address'

const id = '01933f2e-7a52-7cc0-8000-000000000001'

describe('the address of My Requests', () => {
  test('says tab, search and place', () => {
    const address = listAddress({ tab: 'open', q: ' Mei ', after: `1.1764028800000.${id}`, from: '10' })
    expect(address).toEqual({
      ...{ tab: 'open', search: 'Mei', offset: 10, before: null },
      after: { rank: 1, key: 1764028800000, id },
    })
    expect(pageAddress(address, { after: { rank: 2, key: -5.5, id } }, 20)).toBe(
      `/requests?q=Mei&tab=open&after=2.-5.5.${id}&from=20`,
    )
    expect(tabAddress(address, 'all')).toBe('/requests?q=Mei')
  })

  test.each([
    [{}],
    [{ tab: 'toString' }],
    [{ tab: ['__proto__'], q: [''] }],
    [{ after: `9.1.${id}`, from: '-3' }],
    [{ before: "1.1.' OR 1=1", from: '1e99' }],
    [{ q: '\u0000' }],
  ])('%j is its first page', (query) => {
    expect(listAddress(query)).toEqual({ tab: 'all', search: '', after: null, before: null, offset: 0 })
  })
})
