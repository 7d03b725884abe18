import type { Send } from '@/components/requests/send-form'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { choicesOf, isClosed } from '@/lib/mail/lifecycle'
import type { MailView } from '@/lib/mail/list'
import { isClientOutcome } from '@/lib/mail/mail'
import { letsIn } from '@/lib/mail/words'
import { paths } from '@/lib/paths'
import { MailForm } from './mail-form'

/** What an administrator can do about a mail, and where else something can be done. */
export function WhatToDo({ view, send }: { view: MailView; send: Send }) {
  const { mail, address, chain, sentAgain } = view
  const last = chain.at(-1)
  if (sentAgain && last)
    return (
      <Card>
        It was sent again. <TextLink href={paths.mail(last.id)}>Open the newest one</TextLink>
      </Card>
    )
  const settled = isClosed(mail)
  const choices = choicesOf(mail).filter((one) => !settled || (one !== 'nothing_more' && one !== 'arrived'))
  return (
    <>
      <MailForm mail={mail.id} choices={choices} address={address} send={send} />
      <Elsewhere mail={mail} />
    </>
  )
}

function Elsewhere({ mail: { event, status, person } }: Pick<MailView, 'mail'>) {
  if (letsIn(event) && person)
    return (
      <Card>
        It is not sent a second time. A new one is sent from the page of{' '}
        <TextLink href={paths.person(person.id)}>{person.name}</TextLink>, or asked for at the sign-in.
      </Card>
    )
  if (status === 'failed' && person)
    return (
      <Card>
        It went to the address that <TextLink href={paths.person(person.id)}>{person.name}</TextLink> signs in with.
        They change it themselves; until then it goes there again.
      </Card>
    )
  if (status === 'failed' && isClientOutcome(event))
    return <Card>The task Tell the client the outcome stays with the consultant until the client was told.</Card>
  return null
}
