import { EyeOff } from 'lucide-react'

/** What a reviewer is told on every page: they decide without knowing who (domain §8). */
export function Unseen() {
  return (
    <p className="flex gap-2 text-sm text-ink-2">
      <EyeOff className="mt-px shrink-0" />
      You decide without knowing who the client is. Names, places and times are never shown here.
    </p>
  )
}
