/** 123 → 'ASST-000123' (domain §1). */
export const caseNumber = (number: number): string => `ASST-${String(number).padStart(6, '0')}`

/** 'ASST-000123' → 123, or null where it is no case number. */
export function caseNumberOf(text: string): number | null {
  const digits = /^ASST-(\d{6,9})$/i.exec(text)?.[1]
  return digits ? Number(digits) : null
}

export const contractTypeWords: Readonly<Record<string, string>> = { per_issue: 'Per issue', per_annum: 'Per annum' }
