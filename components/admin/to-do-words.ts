import { choicesOf } from '@/lib/mail/lifecycle'

/** What its page lets an administrator do about a mail, as the words of the link there. */
export function toDoWords(mail: { status: string; event: string }): string {
  const choices = choicesOf(mail)
  if (choices.includes('change_address')) return 'Change the address or send it again'
  if (choices.includes('arrived')) return 'Say whether it arrived'
  return choices.includes('resend') ? 'Send it again' : 'Settle it'
}
