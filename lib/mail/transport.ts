import 'server-only'
import type { Readable } from 'node:stream'
import nodemailer from 'nodemailer'
import { failureOf } from '@/lib/mail/failure'
import type { MailFailure } from '@/lib/mail/mail'

/** What a delivery needs to know of a mail. */
export type Letter = {
  id: string
  fromName: string
  fromAddress: string
  /** Where it comes back to if it cannot be delivered; null for where it came from. */
  returnAddress?: string | null
  toAddress: string
  subject: string
  text: string
  html: string
}

/**
 * What became of one try. `later`: not accepted, may be tried again. `refused`: will never be accepted. `unknown`: the
 * message was on its way when the connection was lost, so the server may have it. `code` names the error without personal
 * data, `error` is what the server said, `failure` what it means if it is the last word. `about`: what was in trouble.
 */
export type Fate =
  | { fate: 'sent' }
  | {
      fate: 'later' | 'refused' | 'unknown'
      code: string
      error: string
      failure: MailFailure
      about: 'mail' | 'domain' | 'server'
    }

export type Transport = { send(letter: Letter): Promise<Fate>; close(): void }

/** Milliseconds to wait for a server: to connect, to greet, between two answers, and for one mail in all. */
const patience = { connect: 10_000, greet: 10_000, silence: 30_000, mail: 120_000 }

/** A pool of connections to the SMTP server at a URL such as smtps://user:password@mail.example.org:465. */
export function openTransport(url: string, connections: number, waits: Partial<typeof patience> = {}): Transport {
  const wait = { ...patience, ...waits }
  const pool = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: connections,
    // Where a connection closes under a message the pool must not send it again by itself: its fate is ours to judge.
    maxRequeues: 0,
    connectionTimeout: wait.connect,
    greetingTimeout: wait.greet,
    dnsTimeout: wait.connect,
    socketTimeout: wait.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const begun = new Map<string, Readable>()
  pool.use('stream', ({ message }, done) => {
    const make = message.createReadStream.bind(message)
    message.createReadStream = (options) => {
      const stream = make(options)
      begun.set(message.messageId(), stream)
      return stream
    }
    done()
  })
  return {
    close: () => pool.close({ force: true }),
    async send(letter) {
      const messageId = messageIdOf(letter)
      const given = new AbortController()
      const over = setTimeout(() => given.abort(), wait.mail)
      try {
        const { response } = await pool.sendMail({ ...written(letter), messageId, signal: given.signal })
        return /^2\d\d( |-|$)/.test(response) ? { fate: 'sent' } : fateOf({ code: 'EMESSAGE', message: response }, true)
      } catch (error) {
        return fateOf(error, begun.get(messageId)?.readableDidRead === true)
      } finally {
        clearTimeout(over)
        begun.delete(messageId)
      }
    },
  }
}

/** The same for every try of a mail, so that a receiver can tell a repetition. */
export const messageIdOf = ({ id, fromAddress }: Pick<Letter, 'id' | 'fromAddress'>): string =>
  `<${id}@${fromAddress.split('@').at(-1)}>`

function written({ fromName, fromAddress, returnAddress, toAddress, subject, text, html }: Letter) {
  return {
    from: { name: fromName, address: fromAddress },
    to: { name: '', address: toAddress },
    envelope: { from: returnAddress ?? fromAddress, to: [toAddress] },
    ...{ subject, text, html },
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': 'en-AU' },
  }
}

type SmtpError = { code?: string; command?: string; responseCode?: number; response?: string; message?: string }

/** Replies about our own sign-in to the server: a setting to mend, not a mail to give up. */
const aboutSignIn = [530, 534, 535, 538]

/** A mail too large for the server: all else that it says to MAIL FROM is about our sender, a setting as well. */
const tooLarge = 552

/**
 * What an error says about the message (RFC 5321 §4.2.1): a reply is definite, 4xx for now and 5xx for good; without one, any other
 * code being none, it depends on whether any of the message went out (`begun`).
 */
export function fateOf(error: unknown, begun: boolean): Fate {
  const { code = 'EUNKNOWN', command, responseCode, response = '', message = '' } = (error ?? {}) as SmtpError
  const ofOurs = command === 'MAIL FROM' && responseCode !== tooLarge
  const aboutMail = (code === 'EENVELOPE' || code === 'EMESSAGE') && !ofOurs
  const failure = aboutMail ? failureOf(response, command === 'RCPT TO') : 'technical'
  const why = {
    code: responseCode ? `${code} ${responseCode}` : code,
    // Cut first: a cut through a character leaves half of it, which no row holds.
    error: message
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .slice(0, 500)
      .toWellFormed(),
    failure,
  }
  if (responseCode && responseCode >= 400 && responseCode <= 599) {
    if (!aboutMail || aboutSignIn.includes(responseCode)) return { fate: 'later', about: 'server', ...why }
    const about = ofOneMailbox.test(response) ? 'mail' : 'domain'
    return { fate: responseCode >= 500 ? 'refused' : 'later', about, ...why }
  }
  if (begun) return { fate: 'unknown', about: 'server', ...why }
  const unsendable = code === 'EMESSAGE' || (code === 'EENVELOPE' && command === 'API')
  return unsendable ? { fate: 'refused', about: 'mail', ...why } : { fate: 'later', about: 'server', ...why }
}

/** A reply that says nothing of the domain's other mailboxes. */
const ofOneMailbox = /^\d{3}[ -]+[45]\.[12]\./
