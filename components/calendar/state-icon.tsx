import { Ban, Check, MapPin, Phone, Play, UserX, Video } from 'lucide-react'
import type { ReactNode } from 'react'
import { Flame } from '@/components/ui/flame'
import type { Manner, ShownState } from '@/lib/appointments/appointment'

const manners: Record<Manner, ReactNode> = { video: <Video />, phone: <Phone />, face_to_face: <MapPin /> }

/** How a session is held, as a picture beside words that say so. */
export const MannerIcon = ({ manner }: { manner: Manner }) => manners[manner]

const states: Partial<Record<ShownState, ReactNode>> = {
  commenced: <Play />,
  completed: <Check />,
  cancelled: <Ban />,
  late_cancellation: <Ban />,
  no_show: <UserX />,
}

type CornerProps = { state: ShownState; needsYou: boolean; flame?: 17 | 22 }

/** In an appointment's corner: the flame where it needs the viewer, otherwise what became of it. */
export function CornerIcon({ state, needsYou, flame = 17 }: CornerProps) {
  return needsYou ? <Flame size={flame} decorative /> : (states[state] ?? null)
}
