import { CircleDot, Lock } from 'lucide-react'
import { Tag } from '@/components/ui/tag'

/** Open or closed (design §5). */
export function CaseState({ closedAt }: { closedAt: Date | null }) {
  return closedAt ? (
    <Tag tone="slate" icon={<Lock />}>
      Closed
    </Tag>
  ) : (
    <Tag tone="petrol" icon={<CircleDot />}>
      Open
    </Tag>
  )
}
