import { describe, expect, it } from 'vitest'
import { addressOf, networkOf } from '@/bin/web/address'

describe('where a request comes from', () => {
  it.each([
    ['no proxy', 0, '203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['one proxy', 1, '10.0.0.1', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
    ['two proxies', 2, '10.0.0.1', '1.2.3.4, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['a proxy passed by', 2, '203.0.113.7', '1.2.3.4', '203.0.113.7'],
    ['a proxy that says nothing', 1, '10.0.0.1', '', '10.0.0.1'],
    ['words that are no address', 1, '10.0.0.1', "1.2.3.4, ' OR 1=1", '10.0.0.1'],
    ['IPv4 inside IPv6', 0, '::ffff:203.0.113.7', '', '203.0.113.7'],
    ['IPv6', 1, '10.0.0.1', '2001:DB8::1', '2001:db8::1'],
  ])('%s', (_, proxies, connection, forwarded, address) => {
    expect(addressOf(connection, forwarded, proxies)).toBe(address)
  })
})

describe('what is counted together', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
  ])('%s', (address, network) => expect(networkOf(address)).toBe(network))
})
