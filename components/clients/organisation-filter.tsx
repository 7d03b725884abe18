'use client'

import { BareSelect } from '@/components/ui/select'

type Props = { organisations: readonly { id: string; name: string }[]; chosen: string | undefined }

/** Sends its form when another organisation is chosen; without scripts, Enter in the search box sends both. */
export function OrganisationFilter({ organisations, chosen }: Props) {
  return (
    <BareSelect
      name="organisation"
      aria-label="Organisation"
      placeholder="Any organisation"
      options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
      defaultValue={chosen ?? ''}
      onChange={({ currentTarget }) => currentTarget.form?.requestSubmit()}
    />
  )
}
