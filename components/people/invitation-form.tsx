'use client'

import { FocusOnArrival } from '@/components/requests/focus-on-arrival'
import { type Send, SendForm } from '@/components/requests/send-form'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Note } from '@/components/ui/note'
import { StickyActions } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { TextLink } from '@/components/ui/text-link'
import type { FormState } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import { FactsFields } from './facts-fields'
import { PlaceFields } from './place-fields'

type Named = { readonly id: string; readonly name: string }
type Props = {
  practices: readonly Named[]
  organisations: readonly Named[]
  zones: readonly string[]
  /** What the address begins with, such as the organisation whose page led here. */
  start: Readonly<Record<string, string | undefined>>
  send: Send
}

/** Who is asked to come: where they belong and how they are reached. */
export function InvitationForm({ start, send, zones, ...places }: Props) {
  return (
    <SendForm send={send} label="Invite somebody" purpose="sent">
      {(state) => {
        const values = { ...start, ...state.values }
        return (
          <>
            <Already key={state.attempt} state={state} />
            <Card className="[&>div]:grid [&>div]:gap-4">
              <TextInput
                name="email"
                label="Work email"
                hint="The invitation goes there. It is what they sign in with."
                error={state.shown?.name ? `${state.shown.name} has this address already.` : state.fields.email}
                defaultValue={values.email}
                inputMode="email"
                autoComplete="off"
              />
              <FactsFields {...{ values, zones }} fields={state.fields} />
              <PlaceFields {...{ values, ...places }} fields={state.fields} />
            </Card>
            <div className="flex flex-wrap gap-2">
              <StickyActions>
                <SubmitButton className="max-md:flex-1">Send invitation</SubmitButton>
              </StickyActions>
              <ButtonLink href={paths.people()}>Back to people</ButtonLink>
            </div>
          </>
        )
      }}
    </SendForm>
  )
}

/** The address is somebody's already: who that is, and the way there. */
function Already({ state: { shown } }: { state: FormState }) {
  if (!shown?.person) return null
  return (
    <FocusOnArrival>
      <Note tone="failure">
        <p className="font-medium">
          {shown.name} has this address already.{' '}
          <TextLink href={paths.person(shown.person)}>Open {shown.name}</TextLink>
        </p>
      </Note>
    </FocusOnArrival>
  )
}
