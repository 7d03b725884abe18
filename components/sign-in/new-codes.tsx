import { Card } from '@/components/ui/card'
import { Note } from '@/components/ui/note'
import { TextLink } from '@/components/ui/text-link'
import { paths } from '@/lib/paths'
import { RecoveryCodes } from './recovery-codes'

type Props = { /** With spaces between. */ codes: string; title: string }

/** Recovery codes that were just made: kept nowhere that they could be read again. */
export function NewCodes({ codes, title }: Props) {
  return (
    <>
      <Note tone="success" focusFirst title={title}>
        Keep your recovery codes now: they are shown only this once.
      </Note>
      <Card title="Your recovery codes">
        <div className="space-y-4">
          <p>
            Each works once, in the place of your second factor, when a device is lost. Print them, or keep them where
            you keep your passwords.
          </p>
          <RecoveryCodes codes={codes.split(' ')} />
          <p>
            <TextLink href={paths.account()}>Back to Sign-in and security</TextLink>
          </p>
        </div>
      </Card>
    </>
  )
}
