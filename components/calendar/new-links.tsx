import { CalendarPlus, Coffee } from 'lucide-react'
import { buttonClasses } from '@/components/ui/button'
import { paths } from '@/lib/paths'
import type { Shown } from './shown'

/** What can be put into the calendar: an appointment, or time of one's own. On the day that is shown, unless it is behind. */
export function NewLinks({ shown, wide = false }: { shown: Shown; wide?: boolean }) {
  const on = [shown.on, shown.today].toSorted()[1]
  const size = wide ? 'medium' : 'small'
  return (
    <>
      <a
        href={paths.newBlock({ on })}
        title="Keep time free"
        className={buttonClasses({ variant: wide ? 'secondary' : 'quiet', size, className: 'max-md:flex-1' })}
      >
        <Coffee />
        <span className={wide ? '' : 'max-[1599px]:sr-only'}>Keep time free</span>
      </a>
      <a
        href={paths.newAppointment({ on })}
        className={buttonClasses({ size, className: 'max-md:flex-1' })}
        {...(wide ? {} : { 'data-key': 'a' })}
      >
        <CalendarPlus />
        New appointment
      </a>
    </>
  )
}
