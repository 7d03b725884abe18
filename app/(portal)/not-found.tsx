import { NotFoundScreen } from '@/components/layout/not-found-screen'
import { signedIn } from '@/lib/sign-in/gates'

/** What a viewer cannot see, inside their own shell; practice staff may be acting for another consultant than they think. */
export default async function NotFoundInPortal() {
  const acting = (await signedIn())?.actingFor
  return <NotFoundScreen actingFor={acting?.name} />
}
