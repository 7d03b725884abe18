import { Compass } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { MessageScreen } from './message-screen'

/** What lies outside a viewer's sight does not exist for them: one sentence for both (architecture, design §6). */
export function NotFoundScreen({
  home = '/',
  homeLabel = 'Go to the first page',
  actingFor,
}: {
  home?: string
  homeLabel?: string
  /** The consultant that practice staff act for. */
  actingFor?: string | undefined
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
      {actingFor && (
        <>
          {' '}
          You act for <b className="text-ink">{actingFor}</b>: another consultant’s work is seen after switching.
        </>
      )}
    </MessageScreen>
  )
}
