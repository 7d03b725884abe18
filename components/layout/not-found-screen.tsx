import { Compass } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { MessageScreen } from './message-screen'

/** What lies outside a viewer's sight does not exist for them: one sentence for both (architecture, design §6). */
export function NotFoundScreen({
  home = '/',
  homeLabel = 'Go to the first page',
}: {
  home?: string
  homeLabel?: string
}) {
  return (
    <MessageScreen
      icon={<Compass />}
      title="Not found"
      actions={
        <ButtonLink href={home} variant="primary" size="large">
          {homeLabel}
        </ButtonLink>
      }
    >
      There is no such page, or it is not yours to see.
    </MessageScreen>
  )
}
