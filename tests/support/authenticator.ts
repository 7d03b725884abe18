import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** What a browser hands over about a passkey. */
type Options = { challenge: string; rpId?: string; rp?: { id?: string }; allowCredentials?: { id: string }[] }
/** How an answer is to be wrong, where a test wants that. */
type Twist = { origin?: string; rpId?: string; verified?: boolean; counter?: number }

const origin = 'http://localhost:3000'
const hash = (text: string | Buffer) => createHash('sha256').update(text).digest()
const url = (bytes: Buffer) => bytes.toString('base64url')

/** An authenticator made of arithmetic: one ES256 passkey (WebAuthn level 3 §6.1 and §6.5.4), for tests without a browser. */
export function authenticator() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  let counter = 0

  const client = (type: string, challenge: string, from: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }))
  const data = (rpId: string, flags: number, count: number, more = Buffer.alloc(0)) => {
    const counted = Buffer.alloc(4)
    counted.writeUInt32BE(count)
    return Buffer.concat([hash(rpId), Buffer.from([flags]), counted, more])
  }
  const flagsOf = ({ verified = true }: Twist, more = 0) => 0x01 | (verified ? 0x04 : 0) | more

  return {
    id: url(id),
    /** Makes the passkey that a page asks for. */
    register(optionsJSON: string, twist: Twist = {}): string {
      const { challenge, rp } = JSON.parse(optionsJSON) as Options
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, coseKey(publicKey)])
      const authData = data(twist.rpId ?? rp?.id ?? '', flagsOf(twist, 0x40), counter, credential)
      const attestationObject = Buffer.concat([
        ...[Buffer.from([0xa3]), text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0])],
        ...[text('authData'), Buffer.from([0x59, authData.length >> 8, authData.length & 255]), authData],
      ])
      const clientDataJSON = client('webauthn.create', challenge, twist.origin ?? origin)
      return answer(id, { attestationObject: url(attestationObject), clientDataJSON: url(clientDataJSON) })
    },
    /** Signs what a page asks for. */
    signIn(optionsJSON: string, twist: Twist = {}): string {
      const { challenge, rpId = '' } = JSON.parse(optionsJSON) as Options
      counter = twist.counter ?? counter + 1
      const authenticatorData = data(twist.rpId ?? rpId, flagsOf(twist), counter)
      const clientDataJSON = client('webauthn.get', challenge, twist.origin ?? origin)
      const signature = sign('sha256', Buffer.concat([authenticatorData, hash(clientDataJSON)]), privateKey)
      return answer(id, {
        ...{ authenticatorData: url(authenticatorData), clientDataJSON: url(clientDataJSON) },
        signature: url(signature),
      })
    },
  }
}

const answer = (id: Buffer, response: Record<string, string>): string =>
  JSON.stringify({ ...{ id: url(id), rawId: url(id), type: 'public-key' }, response, clientExtensionResults: {} })

/** A short text in CBOR. */
const text = (word: string): Buffer => Buffer.concat([Buffer.from([0x60 | word.length]), Buffer.from(word)])

/** A P-256 key in COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const bytes = (coordinate: string) => Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(coordinate, 'base64url')])
  const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21])
  return Buffer.concat([head, bytes(x), Buffer.from([0x22]), bytes(y)])
}
