'use client'

import { BareSelect, type SelectOption } from './select'

type Props = { name: string; label: string; any: string; options: readonly SelectOption[]; chosen: string | undefined }

/** Narrows a list: sends its form when another is chosen; without scripts, Enter in the search box sends all of it. */
export function FilterSelect({ name, label, any, options, chosen }: Props) {
  return (
    <BareSelect
      name={name}
      aria-label={label}
      placeholder={any}
      options={options}
      defaultValue={chosen ?? ''}
      onChange={({ currentTarget }) => currentTarget.form?.requestSubmit()}
    />
  )
}
