'use client'

import { type Send, SendForm } from '@/components/requests/send-form'
import { Card } from '@/components/ui/card'
import { ChoiceCard, ChoiceCards } from '@/components/ui/choice-card'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import type { MailChoice } from '@/lib/mail/words'

type Props = {
  mail: string
  choices: readonly MailChoice[]
  /** Where it would go now; null where the record has no address. */
  address: string | null
  send: Send
}

const titles: Readonly<Record<MailChoice, string>> = {
  change_address: 'Change the address and send it again',
  resend: 'Send it again',
  arrived: 'It arrived',
  not_arrived: 'It did not arrive, send it again',
  nothing_more: 'Nothing more to do',
}

function lineOf(choice: MailChoice, address: string | null): string {
  if (choice === 'change_address') return 'What the record has is corrected too.'
  if (choice === 'arrived') return 'It counts as delivered.'
  if (choice === 'nothing_more') return 'For example because they were told by phone.'
  return address ? `To ${address}, as the record has it now.` : 'The record has no address now.'
}

/** What to do about a mail, with the reason. Which words the button shows is CSS alone, so that it needs no scripts. */
export function MailForm({ mail, choices, address, send }: Props) {
  const [only, ...others] = choices
  if (!only) return null
  const single = others.length === 0
  return (
    <Card tone="decision" title={single ? titles[only] : 'What to do'}>
      <SendForm send={send} label="What to do" purpose="done" className="group/what space-y-4">
        {({ values, fields }) => (
          <>
            <input type="hidden" name="mail" value={mail} />
            {single ? (
              <>
                <input type="hidden" name="choice" value={only} />
                <p className="text-ink-2 [overflow-wrap:anywhere]">{lineOf(only, address)}</p>
              </>
            ) : (
              <ChoiceCards name="choice" label="What to do" hideLabel error={fields.choice}>
                {choices.map((choice, at) => (
                  <ChoiceCard
                    key={choice}
                    name="choice"
                    value={choice}
                    id={at === 0 ? 'choice' : undefined}
                    title={titles[choice]}
                    line={<span className="[overflow-wrap:anywhere]">{lineOf(choice, address)}</span>}
                    defaultChecked={values.choice === choice}
                  >
                    {choice === 'change_address' && (
                      <TextInput
                        name="address"
                        label="New address"
                        error={fields.address}
                        defaultValue={values.address}
                        inputMode="email"
                        autoComplete="off"
                        maxLength={254}
                      />
                    )}
                  </ChoiceCard>
                ))}
              </ChoiceCards>
            )}
            <TextArea
              name="reason"
              label="Why"
              hint="Kept with the mail, for administrators."
              error={fields.reason}
              defaultValue={values.reason}
              maxLength={300}
            />
            <SubmitButton>{single ? titles[only] : <Named />}</SubmitButton>
          </>
        )}
      </SendForm>
    </Card>
  )
}

/** The button names what was chosen. */
function Named() {
  return (
    <>
      <span className="group-has-[[name=choice]:checked]/what:hidden">Do it</span>
      <span className="hidden group-has-[[value=change\_address]:checked]/what:inline">Change the address</span>
      <span className="hidden group-has-[[value=resend]:checked]/what:inline">Send it again</span>
      <span className="hidden group-has-[[value=arrived]:checked]/what:inline">Settle as delivered</span>
      <span className="hidden group-has-[[value=not\_arrived]:checked]/what:inline">Send it again</span>
      <span className="hidden group-has-[[value=nothing\_more]:checked]/what:inline">Settle it</span>
    </>
  )
}
