import { CalendarPlus, Coffee, Rss } from 'lucide-react'
import { buttonClasses } from '@/components/ui/button'
import { paths } from '@/lib/paths'
import type { Shown } from './shown'

/** What can be put into the calendar, on the day that is shown unless it is behind; and how to read it elsewhere. */
export function NewLinks({ shown, wide = false }: { shown: Shown; wide?: boolean }) {
  const on = [shown.on, shown.today].toSorted()[1]
  const size = wide ? 'medium' : 'small'
  return (
    <>
      {!wide && (
        <a
          href={paths.feed()}
          title="Calendar feed"
          className={buttonClasses({ variant: 'quiet', size, className: '!px-[7px]' })}
        >
          <Rss />
          <span className="max-[1599px]:sr-only">Calendar feed</span>
        </a>
      )}
      <a
        href={paths.newBlock({ on })}
        title="Keep time free"
        className={buttonClasses({ variant: wide ? 'secondary' : 'quiet', size, className: '!px-[7px] max-md:flex-1' })}
      >
        <Coffee />
        <span className={wide ? '' : 'min-[1400px]:max-[1599px]:sr-only'}>Keep time free</span>
      </a>
      <a
        href={paths.newAppointment({ on })}
        className={buttonClasses({ size, className: 'max-md:flex-1' })}
        {...(wide ? {} : { 'data-key': 'a' })}
      >
        <CalendarPlus />
        <span>
          New<span className={wide ? '' : 'min-[1400px]:max-[1599px]:sr-only'}> appointment</span>
        </span>
      </a>
    </>
  )
}
