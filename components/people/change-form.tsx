'use client'

import { type Send, SendForm } from '@/components/requests/send-form'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { FactsFields } from './facts-fields'
import { PlaceFields } from './place-fields'

type Named = { readonly id: string; readonly name: string }
type Props = {
  person: { readonly id: string; readonly name: string; readonly title: string; readonly timeZone: string }
  /** Role and place as they are; null on one's own page, where they cannot be changed. */
  place: { readonly role: string; readonly practice: string; readonly organisation: string } | null
  practices: readonly Named[]
  organisations: readonly Named[]
  zones: readonly string[]
  send: Send
}

/** Changes who somebody is and where they belong. */
export function ChangeForm({ person, place, zones, send, ...places }: Props) {
  const { id, name, title, timeZone } = person
  return (
    <Card title="Name, role and place">
      <SendForm send={send} label="Name, role and place" purpose="saved">
        {(state) => {
          const values = { name, title, timeZone, ...place, ...state.values }
          return (
            <>
              <input type="hidden" name="person" value={id} />
              <FactsFields {...{ values, zones }} fields={state.fields} />
              {place ? (
                <PlaceFields {...{ values, ...places }} fields={state.fields} />
              ) : (
                <p className="text-ink-2">Your own role and place are changed by another administrator.</p>
              )}
              <SubmitButton>Save changes</SubmitButton>
            </>
          )
        }}
      </SendForm>
    </Card>
  )
}
