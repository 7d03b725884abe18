'use client'

import { type ReactNode, useActionState } from 'react'
import { FocusOnArrival } from '@/components/requests/focus-on-arrival'
import { Card } from '@/components/ui/card'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Facts } from '@/components/ui/facts'
import { Note } from '@/components/ui/note'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FeedDetail } from '@/lib/calendar/feed'
import { type FormState, untouched } from '@/lib/form-state'
import { FeedDetailChoice } from './feed-detail-choice'
import { NewAddress } from './new-address'

type Verb = (before: FormState, form: FormData) => Promise<FormState>

export type FeedShown = {
  id: string
  detail: FeedDetail
  /** When it was made and last read, in words. */
  made: string
  lastRead: string
}

type Props = {
  /** Whose calendar it is. */
  consultant: string
  /** The feed that stands, or null. */
  feed: FeedShown | null
  /** What was just done to it, by the address of the page. */
  told: 'revoked' | 'changed' | null
  actions: { make: Verb; change: Verb; revoke: Verb }
}

/** Makes a calendar address, shows it once, changes what its entries read like, replaces and revokes it. */
export function FeedForms({ consultant, feed, told, actions }: Props) {
  const [made, make] = useActionState(actions.make, untouched)
  const [changed, change] = useActionState(actions.change, untouched)
  const [revoked, revoke] = useActionState(actions.revoke, untouched)
  const refused = [made, changed, revoked].find(({ sentence, fields }) => sentence || Object.keys(fields).length > 0)
  const address = feed && made.shown?.feed === feed.id ? made.shown.address : undefined
  const of = <input type="hidden" name="consultant" value={consultant} />
  return (
    <>
      {refused && <ErrorSummary {...refused} purpose="done" />}
      {address && <NewAddress key={address} address={address} />}
      {!feed && told === 'revoked' && (
        <FocusOnArrival>
          <Note tone="success">The calendar address is revoked. It answers nothing any more.</Note>
        </FocusOnArrival>
      )}
      {feed && !address && told === 'changed' && (
        <FocusOnArrival key={feed.detail}>
          <Note tone="success">Saved. Calendar apps show it when they read the calendar next.</Note>
        </FocusOnArrival>
      )}
      {feed ? (
        <>
          <Standing feed={feed} of={of} shown={Boolean(address)} make={make} revoke={revoke} />
          <Card title="What an entry reads like">
            <form action={change} key={feed.detail} className="space-y-4">
              {of}
              <FeedDetailChoice detail={feed.detail} />
              <SubmitButton variant="secondary">Save what entries read like</SubmitButton>
            </form>
          </Card>
        </>
      ) : (
        <Card title="Make a calendar address">
          <form action={make} className="space-y-4">
            {of}
            <p>A calendar app reads it from then on. You can revoke the address at any time.</p>
            <FeedDetailChoice detail="manner" label="What an entry reads like" />
            <SubmitButton>Make a calendar address</SubmitButton>
          </form>
        </Card>
      )}
    </>
  )
}

type StandingProps = {
  feed: FeedShown
  of: ReactNode
  shown: boolean
  make: (form: FormData) => void
  revoke: (form: FormData) => void
}

function Standing({ feed, of, shown, make, revoke }: StandingProps) {
  return (
    <Card title="Your calendar address">
      <Facts
        items={[
          { label: 'Made', value: feed.made },
          { label: 'Last read', value: feed.lastRead },
        ]}
      />
      <p className="mt-4 text-ink-2">
        {!shown && 'The address itself is not kept, so it cannot be shown again. '}A new address takes its place, and
        the old one stops at once. A revoked one answers nothing any more.
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <form action={make}>
          {of}
          <input type="hidden" name="detail" value={feed.detail} />
          <input type="hidden" name="instead" value="yes" />
          <SubmitButton variant="secondary">Make a new address</SubmitButton>
        </form>
        <form action={revoke}>
          {of}
          <SubmitButton variant="danger">Revoke the address</SubmitButton>
        </form>
      </div>
    </Card>
  )
}
