import { NotFoundScreen } from '@/components/layout/not-found-screen'

/** What a viewer cannot see, inside their own shell. */
export default function NotFoundInPortal() {
  return <NotFoundScreen />
}
