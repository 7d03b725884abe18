import { FolderPlus } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { paths } from '@/lib/paths'

/** The way to a new Assist case of a client. */
export function NewCaseAction({ client }: { client: string }) {
  return (
    <ButtonLink href={paths.newCase(client)} className="max-md:flex-1">
      <FolderPlus />
      Open a new Assist case
    </ButtonLink>
  )
}
