import type { CSSProperties } from 'react'
import { buttonClasses } from '@/components/ui/button'
import { linkClasses } from '@/components/ui/text-link'
import { paths } from '@/lib/paths'

/** In how many seconds the page warns: unless something is done, and whatever is done. */
type Props = { idle: number; whole: number; hours: number }

/**
 * Warns before a sign-in ends, and says when it has ended, without a script: the notes are in every page and wait for their time in the
 * style sheet. What the browser fetches begins the idle time anew (FocusOnNavigation).
 */
export function SignInEnd({ idle, whole, hours }: Props) {
  return (
    <div
      // Times are counted from when the notes came into the page, so that other times are other notes.
      key={`${idle} ${whole}`}
      className="sign-in-end"
      style={{ '--idle': `${idle}s`, '--whole': `${whole}s` } as CSSProperties}
    >
      <form
        action={paths.staySignedIn()}
        target="_blank"
        className="idle flex flex-wrap items-center gap-x-4 gap-y-2"
        rel="noopener"
      >
        <p role="alert" className="min-w-0 flex-1 basis-64 font-medium">
          You will be signed out in about 2 minutes, because nothing was done here.
        </p>
        {/* Once the form was sent, this is what the style sheet knows it by. */}
        <input required defaultValue="here" hidden aria-hidden />
        <button type="submit" className={buttonClasses({ variant: 'primary' })}>
          Stay signed in
        </button>
      </form>
      <p role="alert" className="whole font-medium">
        Your sign-in ends in about 2 minutes, because it has lasted {hours} hours. Send or save what you have typed.
      </p>
      <p role="alert" className="over font-medium">
        You were signed out, unless you went on in another tab. What you typed is still here:{' '}
        <a href={paths.signIn()} target="_blank" rel="noreferrer" className={linkClasses}>
          sign in in a new tab
        </a>
        , then send it from here.
      </p>
    </div>
  )
}
