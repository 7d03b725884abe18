'use client'

import { FocusOnArrival } from '@/components/requests/focus-on-arrival'
import { type Send, SendForm } from '@/components/requests/send-form'
import { Card } from '@/components/ui/card'
import { Note } from '@/components/ui/note'
import { SubmitButton } from '@/components/ui/submit-button'
import { TickBox } from '@/components/ui/tick-box'

type Props = {
  title: string
  /** The record that is switched: its field's name and its id. */
  of: { readonly name: string; readonly id: string }
  label: string
  allowed: boolean
  /** What was just done to it, by the address of the page. */
  told: string | undefined
  send: Send
  children: React.ReactNode
}

/** Something that is allowed or not, with what it means. */
export function SwitchForm({ title, of, label, allowed, told, send, children }: Props) {
  const changed = allowed ? 'Saved. It is allowed now.' : 'Saved. It is not allowed any more.'
  const said = told === 'same' ? 'Nothing was changed.' : changed
  return (
    <Card title={title}>
      <SendForm key={String(allowed)} send={send} label={title} purpose="saved">
        {() => (
          <>
            {(told === 'same' || told === (allowed ? 'allowed' : 'stopped')) && (
              <FocusOnArrival>
                <Note tone="success">{said}</Note>
              </FocusOnArrival>
            )}
            <input type="hidden" name={of.name} value={of.id} />
            <TickBox name="allowed" value="yes" defaultChecked={allowed} label={label} />
            <div className="text-ink-2">{children}</div>
            <SubmitButton variant="secondary">Save</SubmitButton>
          </>
        )}
      </SendForm>
    </Card>
  )
}
