import { Card } from '@/components/ui/card'
import { enoughForPeriod } from '@/lib/statistics/statistics'
import { Count } from './count'

/** Why some figures are missing, and why the periods are what they are. */
export function WhyMissing() {
  return (
    <Card title="Why some figures are missing">
      <dl className="grid grid-cols-[max-content_1fr] gap-x-3 gap-y-3 text-ink-2">
        <dt>
          <Count shown="under 5" />
        </dt>
        <dd>A count from 1 to 4 is never shown, for it could point to a person.</dd>
        <dt>
          <Count shown="hidden" />
        </dt>
        <dd>Left out too, because the total would reveal the other one.</dd>
      </dl>
      <p className="mt-4 border-t border-line pt-4 text-ink-2">
        Only quarters that have ended are counted. Quarters with fewer than {enoughForPeriod} decisions are joined with
        the next ones, up to a financial year, so that more can be shown. No two periods overlap: what is left out of
        one cannot be worked out from another.
      </p>
    </Card>
  )
}
