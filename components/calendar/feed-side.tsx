import { Card } from '@/components/ui/card'

/** Who can read a feed, what it holds and what it never says. */
export function FeedSide({ consultant }: { consultant: string }) {
  return (
    <>
      <Card title="Who can read it">
        <p>
          Anyone who has the address, without signing in. Keep it as you keep a password, and revoke it when a phone is
          lost or a calendar is shared.
        </p>
      </Card>
      <Card title="What it holds">
        <ul className="list-disc space-y-1.5 pl-4.5">
          <li>{consultant}’s appointments and blocks, from three months back to twelve months ahead.</li>
          <li>Cancelled appointments, marked as cancelled.</li>
          <li>
            Never a client’s name, a case, an organisation or an issue. Titles of blocks stay here, and a held slot
            reads “Busy”.
          </li>
        </ul>
        <p className="mt-3 text-ink-2">
          It can only be read. Calendar apps look for changes by themselves, some every hour and some once a day.
        </p>
      </Card>
    </>
  )
}
