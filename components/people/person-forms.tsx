import type { Send } from '@/components/requests/send-form'
import type { PersonView } from '@/lib/people/queries'
import { timeZones } from '@/lib/people/schema'
import { ChangeForm } from './change-form'
import { DisablingCard } from './disabling-card'

type Props = { view: PersonView; own: boolean; send: { sendChange: Send; sendDisable: Send; sendEnable: Send } }

/** What can be changed of somebody, and keeping them out. */
export function PersonForms({ view, own, send }: Props) {
  const { person, places } = view
  const { role, practice, organisation } = person
  return (
    <>
      <ChangeForm
        key={`${role} ${practice?.id} ${organisation?.id} ${person.name} ${person.title} ${person.timeZone}`}
        person={{ id: person.id, name: person.name, title: person.title, timeZone: person.timeZone }}
        place={own ? null : { role, practice: practice?.id ?? '', organisation: organisation?.id ?? '' }}
        {...places}
        zones={timeZones}
        send={send.sendChange}
      />
      <DisablingCard {...{ view, own }} send={{ disable: send.sendDisable, enable: send.sendEnable }} />
    </>
  )
}
