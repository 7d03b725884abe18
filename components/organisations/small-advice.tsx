import { Users } from 'lucide-react'
import { Note } from '@/components/ui/note'
import { adviceWords, type Smallness, smallWords } from '@/lib/organisations/small'

/** Why a small organisation should have a standing rule, and which; nothing for any other. */
export function SmallAdvice({ smallness }: { smallness: Smallness | null }) {
  if (!smallness) return null
  return (
    <Note tone="information" icon={<Users className="text-petrol" />} silent>
      <p>{smallWords(smallness)}</p>
      <p className="mt-1 font-semibold">{adviceWords(smallness)}</p>
    </Note>
  )
}
