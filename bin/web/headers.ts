import type { IncomingMessage, ServerResponse } from 'node:http'

/** What nothing here ever uses. */
const unused = ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone']
  .concat(['midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking', 'browsing-topics'])
  .map((feature) => `${feature}=()`)

/**
 * What stands on every answer, pages, files, errors and refusals alike. Pages replace the policy by their own with a nonce (proxy.ts),
 * files of the build may be kept. `same-origin` and not `no-referrer`: that would take the Origin from forms sent without scripts.
 */
const onEvery = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': [...unused, 'publickey-credentials-create=(self)', 'publickey-credentials-get=(self)'].join(
    ', ',
  ),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
}

const overTls = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }

/** The headers of every answer; with `https` a browser never comes back without it. */
export const headersOf = (https: boolean): Record<string, string> => ({ ...onEvery, ...(https && overTls) })

/** What the portal tells itself; from outside it counts for nothing. */
const ownWords = ['x-wait', 'x-nonce', 'x-path', 'x-real-ip', 'forwarded']
/** What proxies say of the browser; without a proxy the browser would say it of itself. */
const proxysWords = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto']

/** Takes away what a browser must not say. */
export function dropForeignWords({ headers }: IncomingMessage, proxies: number): void {
  for (const name of proxies > 0 ? ownWords : [...ownWords, ...proxysWords]) delete headers[name]
}

export function setHeaders(response: ServerResponse, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}
