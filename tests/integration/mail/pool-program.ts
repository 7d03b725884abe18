import nodemailer from 'nodemailer'
import { type Letter, messageIdOf } from '@/lib/mail/transport'

// nodemailer's own pool and nothing else: what the worker's speed is held against (V5). The letter is in the environment.

const letter: Letter = JSON.parse(process.env.LETTER ?? '{}')
const mails = Number(process.env.MAILS)
const pool = nodemailer.createTransport({ url: process.env.SMTP_URL ?? '', pool: true, maxConnections: 30 })
const from = { name: letter.fromName, address: letter.fromAddress }
const sends = Array.from({ length: mails }, (_, i) => {
  const to = letter.toAddress.replace('#', String(i))
  const messageId = messageIdOf({ ...letter, id: String(i) })
  return pool.sendMail({ from, to, messageId, subject: letter.subject, text: letter.text, html: letter.html })
})
await Promise.all(sends)
pool.close()
