/** Recovery codes as they are shown, this once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <ul
      aria-label="Recovery codes"
      className="grid grid-cols-1 gap-x-6 gap-y-1 rounded-lg bg-sunken p-4 sm:grid-cols-2"
    >
      {codes.map((code) => (
        <li key={code}>
          <code className="font-semibold tracking-wide whitespace-nowrap text-ink">{code}</code>
        </li>
      ))}
    </ul>
  )
}
