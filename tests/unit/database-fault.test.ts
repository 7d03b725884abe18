import { describe, expect, it } from 'vitest'
import { DatabaseFault, faultOf, isPassing } from '@/lib/database-fault'

/** What Prisma makes of PostgreSQL's errors. */
const driver = (cause: object) => Object.assign(new Error('DriverAdapterError'), { cause })
const known = (code: string) => driver({ originalCode: code, kind: 'postgres', message: 'secret' })

describe('a fault of the database', () => {
  it.each(
    ['57P01', '57P02', '57P03', '57P04', '25006', '25P03', '53300', '53100', '08006', '28P01', '3D000', '58030'].concat(
      ['P1001', 'P1008', 'P1017'],
    ),
  )('is away for %s', (code) => expect(faultOf(known(code))).toEqual({ fault: 'away', code }))

  it.each(['57014', '55P03', '40P01', '40001', 'P2028', 'P2034'])('is busy for %s', (code) =>
    expect(faultOf(known(code))).toEqual({ fault: 'busy', code }),
  )

  it.each(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections', 'TlsConnectionError'])(
    'is known by the adapter’s own %s',
    (kind) => expect(faultOf(driver({ kind }))).toEqual({ fault: 'away', code: kind }),
  )

  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH'])(
    'is known by Node’s own %s',
    (code) => expect(faultOf(Object.assign(new Error('connect'), { code }))).toEqual({ fault: 'away', code }),
  )

  it.each([
    ['Connection terminated unexpectedly', 'away'],
    ['Client has encountered a connection error and is not queryable', 'away'],
    ['Query read timeout', 'away'],
    ['timeout exceeded when trying to connect', 'busy'],
  ])('is known by what pg says: %s', (message, fault) => expect(faultOf(new Error(message))?.fault).toBe(fault))

  it.each(['23505', '23503', '22P02', '42P01', 'P2002', 'XX000', '530'])(
    'is not %s, which is the portal’s own',
    (code) => expect(faultOf(known(code))).toBeNull(),
  )

  it.each([null, undefined, 'ECONNREFUSED', 7, new Error('no such client')])('is not %s', (thrown) =>
    expect(faultOf(thrown)).toBeNull(),
  )

  it('is not looked for in a ring of causes', () => {
    const ring = new Error('no such client')
    ring.cause = ring
    expect(faultOf(ring)).toBeNull()
  })

  it('is known again once it has its name, and says nothing of the statement', () => {
    // Its cause names another code, so that its own is what is read.
    const fault = new DatabaseFault('busy', '40P01', known('57P01'))
    expect(faultOf(fault)).toEqual({ fault: 'busy', code: '40P01' })
    expect(fault.message).toBe('The database is busy.')
    expect(fault.digest).toBe('DATABASE-AWAY')
  })

  it('passes where two changes met, and only there', () => {
    expect(['40P01', '40001', 'P2034'].map((code) => isPassing(known(code)))).toEqual(Array(3).fill(true))
    expect(['57014', '55P03', '57P01', '23505'].map((code) => isPassing(known(code)))).toEqual(Array(4).fill(false))
  })
})
