import { portal } from '@/tests/support/portal'

/** A mail as the mailbox received it, the newest possibly anywhere. */
export type ReceivedMail = {
  id: string
  to: unknown
  from: unknown
  subject: string
  text: string
  html: string
  headers: Record<string, unknown>
  receivedAt: string
}

/** Every mail in the mailbox. */
export async function mails(): Promise<ReceivedMail[]> {
  const response = await fetch(`${portal().mailbox}/messages.json`)
  if (!response.ok) throw new Error(`The mailbox answered ${response.status}.`)
  return response.json()
}

/** Every mail to an address. */
export async function mailsTo(address: string): Promise<ReceivedMail[]> {
  return (await mails()).filter(({ to }) => JSON.stringify(to).toLowerCase().includes(address.toLowerCase()))
}

/** Waits for the mail to an address that `fits`, as long as the worker may take; throws with what came instead. */
export async function mailTo(
  address: string,
  fits: (mail: ReceivedMail) => boolean,
  seconds = 20,
): Promise<ReceivedMail> {
  const until = Date.now() + seconds * 1_000
  let seen: ReceivedMail[] = []
  while (Date.now() < until) {
    seen = await mailsTo(address)
    const mail = seen.find(fits)
    if (mail) return mail
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error(
    `No such mail to ${address} in ${seconds} s. There are: ${seen.map(({ subject }) => subject).join(' · ') || 'none'}`,
  )
}

/** The addresses that a mail's text links to. */
export function linksIn({ text }: Pick<ReceivedMail, 'text'>): string[] {
  return text.match(/https?:\/\/[^\s<>")\]]+/g) ?? []
}
