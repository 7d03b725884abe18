import 'server-only'
import { leftOpenDays } from '@/lib/appointments/appointment'
import { changeWhere } from '@/lib/appointments/change'
import { isRefusal, refuse } from '@/lib/refusal'

/** Completes an appointment that nobody has settled for 31 days: the clock's own verb (domain §10). Returns how many it completed. */
export async function completeLeftOpen(id: string, at: Date): Promise<number> {
  const by = { rule: `left open for ${leftOpenDays} days, version 1` }
  const changed = await changeWhere({ id }, by, at, ({ status, startsAt }) => {
    const open = status === 'scheduled' || status === 'commenced'
    if (!open || at.getTime() - startsAt.getTime() < leftOpenDays * 24 * 60 * 60_000)
      return refuse('This appointment is not left open.')
    return { data: { status: 'completed' }, happened: { event: 'appointment.completed' } }
  })
  return isRefusal(changed) ? 0 : 1
}
