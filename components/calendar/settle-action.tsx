import { Check, Play } from 'lucide-react'
import { completing } from '@/components/appointments/appointment-words'
import { mayCommence, mayComplete } from '@/lib/appointments/appointment'
import type { AppointmentFacts } from '@/lib/appointments/queries'
import { SettleForm, type SettleVerb } from './settle-form'

export type SettleActions = { commence: SettleVerb; complete: SettleVerb }

type Props = { facts: AppointmentFacts; at: Date; actions: SettleActions; to: string; long?: boolean }

/** What completing it does to the count, while that is the next thing to do. */
export function SettleEffect({ facts, at }: Pick<Props, 'facts' | 'at'>) {
  const effect = mayComplete(facts, at) && completing(facts)
  return effect && <p className="basis-full text-sm text-ink-2">Completing uses its session. {effect}</p>
}

/** What can be done with an appointment now: commence it, complete it, or nothing. */
export function SettleAction({ facts, at, actions, to, long = false }: Props) {
  const form = { appointment: facts.number, to }
  if (mayCommence(facts, at))
    return (
      <SettleForm {...form} action={actions.commence}>
        <Play />
        {long ? 'Commence appointment' : 'Commence'}
      </SettleForm>
    )
  if (mayComplete(facts, at))
    return (
      <SettleForm {...form} action={actions.complete}>
        <Check />
        {long ? 'Complete appointment' : 'Complete'}
      </SettleForm>
    )
  return null
}
