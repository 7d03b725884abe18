import { isIP, isIPv6 } from 'node:net'

/**
 * Where a request comes from: of X-Forwarded-For the entry that the outermost of our own proxies wrote, `proxies` from the
 * right. What stands further left is what the sender claims. Without proxies it is the address of the connection.
 */
export function addressOf(connection: string | undefined, forwarded: string | undefined, proxies: number): string {
  const entries = (forwarded ?? '').split(',').map((entry) => entry.trim())
  const told = proxies > 0 ? entries.at(-proxies) : undefined
  const address = told && isIP(told) ? told : (connection ?? 'unknown')
  return address.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase()
}

/** What is counted together: an IPv4 address, of IPv6 the 64 bits that one household or office has whole. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [before = '', after] = address.split('::')
  const groups = (text = '') => (text ? text.split(':') : [])
  const between = after === undefined ? [] : Array(8 - groups(before).length - groups(after).length).fill('0')
  const first = [...groups(before), ...between, ...groups(after)].slice(0, 4)
  return `${first.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}
