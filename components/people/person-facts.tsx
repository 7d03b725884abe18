import { Card } from '@/components/ui/card'
import { Facts } from '@/components/ui/facts'
import { TextLink } from '@/components/ui/text-link'
import { dateInZone, longDate, placeOfZone } from '@/lib/clocks/calendar-date'
import { paths } from '@/lib/paths'
import { openWorkWords, roleWords } from '@/lib/people/person'
import type { PersonView } from '@/lib/people/queries'

/** Who somebody is and where they belong. */
export function PersonFacts({ view: { person, work }, zone }: { view: PersonView; zone: string }) {
  const { practice, organisation } = person
  return (
    <Card title="Person">
      <Facts
        items={[
          { label: 'Email', value: <span className="[overflow-wrap:anywhere]">{person.email}</span> },
          { label: 'Role', value: roleWords[person.role] },
          ...(person.title ? [{ label: 'Title', value: person.title }] : []),
          ...(practice
            ? [
                {
                  label: 'Practice',
                  value: <TextLink href={paths.practice(practice.id)}>{practice.name}</TextLink>,
                },
              ]
            : []),
          ...(organisation
            ? [
                {
                  label: 'Organisation',
                  value: <TextLink href={paths.organisation(organisation.id)}>{organisation.name}</TextLink>,
                },
              ]
            : []),
          { label: 'Time zone', value: `${placeOfZone(person.timeZone)} time` },
          { label: 'Added', value: longDate(dateInZone(person.createdAt, zone)) },
          ...(person.role === 'consultant' ? [{ label: 'Looks after', value: openWorkWords(work) || 'No case' }] : []),
        ]}
      />
    </Card>
  )
}
