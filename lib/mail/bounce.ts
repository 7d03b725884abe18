import 'server-only'
import { type Attachment, type SimpleParserOptions, simpleParser } from 'mailparser'
import { db } from '@/lib/db'
import { failureOfStatus } from '@/lib/mail/failure'
import type { MailFailure } from '@/lib/mail/mail'
import { settleMail } from '@/lib/mail/settle'

/** What a delivery report says of a mail: what was done, and of one that failed why. */
export type Report = { action: string; failure: MailFailure }

/**
 * Reads a message as a delivery report (RFC 3464); null where it is none: an automatic answer, a person's, or nonsense. Which mail it
 * is about it cannot say: that is known by the address it came to.
 */
export async function reportIn(message: Buffer): Promise<Report | null> {
  const parsed = await simpleParser(message, asData).catch(() => null)
  const type = parsed?.headers.get('content-type')
  if (!isReport(type)) return null
  const status = parsed?.attachments.find(({ contentType }) => contentType === 'message/delivery-status')
  return status ? reportOf(status) : null
}

/** Nothing of it is shown to anybody, so nothing is made of it but its parts. */
const asData: SimpleParserOptions = {
  ...{ keepDeliveryStatus: true, ignoreEmbedded: true, checksumAlgo: false },
  ...{ skipHtmlToText: true, skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true },
}

const isReport = (type: unknown): boolean =>
  typeof type === 'object' && type !== null && 'value' in type && type.value === 'multipart/report'

/** The groups of fields: first the report's own, then one for each recipient. The one that failed counts; ours have one recipient. */
function reportOf({ content }: Attachment): Report | null {
  const groups = content
    .toString('latin1')
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .map(fieldsOf)
  const one = groups.find((fields) => actionOf(fields) === 'failed') ?? groups.find((fields) => fields.has('action'))
  if (!one) return null
  return { action: actionOf(one), failure: failureOfStatus(word(one.get('status')), one.get('diagnostic-code') ?? '') }
}

type Fields = ReadonlyMap<string, string>

/** A comment may stand behind each: "5.1.1 (bad destination)". */
const word = (text = ''): string => /^[\w.-]*/.exec(text.trim())?.[0] ?? ''
const actionOf = (fields: Fields): string => word(fields.get('action')).toLowerCase()

function fieldsOf(group: string): Fields {
  const lines = group.replace(/\n[ \t]+/g, ' ').split('\n')
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(':')
      return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const] : []
    }),
  )
}

/**
 * What a report makes of its mail: one that failed is failed, whatever was thought of it, but only once; any other report changes
 * nothing. True where something changed.
 */
export async function takeReport(mail: string, { action, failure }: Report, at: Date): Promise<boolean> {
  if (action !== 'failed') return false
  const where = { id: mail, status: { in: ['claimed', 'parked', 'sent'] } }
  const as = {
    status: 'failed',
    failure,
    lastError: 'It came back: the receiver’s server could not deliver it.',
  } as const
  return db.$transaction((tx) => settleMail(tx, where, { ...as, bouncedAt: at }, at))
}
