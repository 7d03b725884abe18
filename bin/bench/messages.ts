// PostgreSQL's wire protocol, version 3, as far as counting needs it: a type of one byte, a length, a body.

const asked = new Map([
  ['P', 'Parse'],
  ['B', 'Bind'],
  ['E', 'Execute'],
  ['S', 'Sync'],
  ['Q', 'Query'],
])

/** A statement that a client asked to be run, and the values it gave. */
export type Asked = { sql: string; values: (string | Buffer | null)[] }

/** What a client asks: each statement that it runs, and the end of each batch, after which it waits. */
export function asks(statement: (asked: Asked) => void, batchEnds: () => void): (chunk: Buffer) => void {
  const prepared = new Map<string, string>()
  const bound = new Map<string, Asked>()
  function read(type: string | undefined, body: Body) {
    if (type === 'Parse') prepared.set(body.text(), body.text())
    if (type === 'Bind') {
      const portal = body.text()
      bound.set(portal, { sql: prepared.get(body.text()) ?? '', values: body.values() })
    }
    if (type === 'Execute') statement(bound.get(body.text()) ?? { sql: '', values: [] })
    if (type === 'Query') statement({ sql: body.text(), values: [] })
    if (type === 'Query' || type === 'Sync') batchEnds()
  }
  // The first message of a connection says who asks and has no type.
  return messages(true, (type, body) => read(asked.get(type), body))
}

/** What a server answers, of which only this matters here: that it has answered a batch whole. */
export function answersTo(batchAnswered: () => void): (chunk: Buffer) => void {
  return messages(false, (type) => {
    if (type === 'Z') batchAnswered()
  })
}

class Body {
  private at = 0
  constructor(private readonly bytes: Buffer) {}

  text(): string {
    const end = this.bytes.indexOf(0, this.at)
    const text = this.bytes.toString('utf8', this.at, end)
    this.at = end + 1
    return text
  }

  /** The values of a Bind: their formats (none, one for all, or one for each; 1 is binary), then each with its length. */
  values(): Asked['values'] {
    const formats = Array.from({ length: this.short() }, () => this.short())
    return Array.from({ length: this.short() }, (_, index) => {
      const length = this.bytes.readInt32BE(this.at)
      this.at += 4
      if (length < 0) return null
      const value = this.bytes.subarray(this.at, this.at + length)
      this.at += length
      return (formats[index] ?? formats[0]) === 1 ? Buffer.from(value) : value.toString('utf8')
    })
  }

  private short(): number {
    this.at += 2
    return this.bytes.readInt16BE(this.at - 2)
  }
}

/** Cuts a stream into whole messages. */
function messages(untypedFirst: boolean, see: (type: string, body: Body) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  let untyped = untypedFirst
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (;;) {
      const head = untyped ? 0 : 1
      if (rest.length < head + 4) return
      const length = head + rest.readUInt32BE(head)
      if (rest.length < length) return
      if (!untyped) see(String.fromCharCode(rest[0] ?? 0), new Body(rest.subarray(5, length)))
      untyped = false
      rest = rest.subarray(length)
    }
  }
}
