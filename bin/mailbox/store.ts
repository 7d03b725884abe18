import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'

/** A mail as it arrived. `to` are the addresses it was delivered for, not what its header claims. */
export type Message = {
  id: string
  to: string
  from: string
  subject: string
  text: string
  html: string
  headers: Record<string, string>
  receivedAt: string
}

/** The mails in a folder, one file each: what was accepted is on disk before the sender hears so, and outlives a restart. */
export function openStore(folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const messages: Message[] = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Message)
    .sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1))

  return {
    /** Newest first, of one address (or a part of it) if asked. */
    list: (to = ''): readonly Message[] =>
      messages.filter((message) => message.to.toLowerCase().includes(to.trim().toLowerCase())),
    find: (id: string): Message | undefined => messages.find((message) => message.id === id),
    async add(received: Omit<Message, 'id'>): Promise<Message> {
      const message = { id: randomUUID(), ...received }
      const path = join(folder, `${message.id}.json`)
      const file = await open(`${path}.part`, 'w', 0o600)
      try {
        await file.writeFile(JSON.stringify(message))
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(`${path}.part`, path)
      messages.unshift(message)
      return message
    },
    empty() {
      for (const { id } of messages.splice(0)) rmSync(join(folder, `${id}.json`), { force: true })
    },
  }
}

export type Store = ReturnType<typeof openStore>
