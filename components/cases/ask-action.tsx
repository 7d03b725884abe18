import { LayersPlus } from 'lucide-react'
import { ButtonLink, type ButtonLook } from '@/components/ui/button'
import type { AskFacts } from '@/lib/cases/queries'
import { paths } from '@/lib/paths'
import { requestNumber } from '@/lib/requests/request'

type Props = { ask: AskFacts; code: string; variant?: ButtonLook['variant'] }

/** The way to ask for extra sessions; or the open request; or why none can be made. */
export function AskAction({ ask, code, variant = 'primary' }: Props) {
  if (ask.open)
    return (
      <ButtonLink href={paths.request(requestNumber(ask.open))} className="max-md:flex-1">
        {requestNumber(ask.open)} is open
      </ButtonLink>
    )
  if (ask.barred) return <p className="text-ink-2">{ask.barred}</p>
  return (
    <ButtonLink href={paths.newRequest(code)} variant={variant} className="max-md:flex-1">
      <LayersPlus />
      Request extra sessions
    </ButtonLink>
  )
}
