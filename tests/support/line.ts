import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { freePort } from '@/bin/ports'

/** A line to a database that can be cut. */
export type Line = {
  /** The database at the near end of the line. */
  databaseUrl: string
  /** Nobody answers where the database was. */
  cut: () => Promise<void>
  /** The database is there and says nothing any more. */
  freeze: () => void
  mend: () => Promise<void>
  /** The next change that speaks of a table is made, and the answer that it was made gets lost. */
  loseAnswerAbout: (table: string) => void
  /** From the next `mend` on another server answers at the same address. */
  leadTo: (database: string) => void
}

/** Opens a line to the server of a connection string. */
export async function openLine(database: string): Promise<Line> {
  let target = new URL(database)
  const open = new Set<Socket>()
  let losing = ''
  let frozen = false
  const serve = (client: Socket) => {
    const server = connect(Number(target.port || 5432), target.hostname)
    for (const socket of [client, server]) open.add(socket.on('error', () => socket.destroy()))
    client.on('close', () => server.destroy())
    server.on('close', () => client.destroy())
    server.pipe(client)
    let meant = false
    client.on('data', (chunk) => {
      if (frozen) return
      meant ||= losing !== '' && chunk.includes(`"${losing}"`)
      const commits = meant && chunk.includes('COMMIT')
      // What is said now still reaches the database; nothing of its answer comes back.
      if (commits) server.unpipe(client)
      server.write(chunk)
      if (!commits) return
      losing = ''
      server.once('data', () => server.destroy()).resume()
    })
  }
  const port = await freePort()
  let listener: Server | undefined
  const cut = async () => {
    listener?.close()
    for (const socket of open) socket.destroy()
    open.clear()
  }
  const mend = async () => {
    await cut()
    frozen = false
    listener = createServer(serve).listen(port, '127.0.0.1')
    await once(listener, 'listening')
  }
  const freeze = () => {
    frozen = true
  }
  await mend()
  const databaseUrl = Object.assign(new URL(database), { hostname: '127.0.0.1', port: String(port) }).href
  const loseAnswerAbout = (table: string) => {
    losing = table
  }
  const leadTo = (other: string) => {
    target = new URL(other)
  }
  return { databaseUrl, cut, freeze, mend, loseAnswerAbout, leadTo }
}
