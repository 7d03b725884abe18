import { headers } from 'next/headers'

/** Our own small script for passkeys, marked so that pages without scripts keep it (bin/web/without-scripts.ts). */
export async function OwnScript() {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return <script async src="/own/coming-in.js" nonce={nonce} data-own="" />
}
