import type { ReactNode } from 'react'
import { Note } from '@/components/ui/note'
import { TextLink } from '@/components/ui/text-link'
import type { FormState } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import { CodeForm } from './code-form'
import { PasskeySignIn } from './passkey-sign-in'
import { SendCodeForm } from './send-code-form'

type Verb = (before: FormState, form: FormData) => Promise<FormState>
type Props = {
  email: string
  factors: { passkeys: number; app: boolean; emailedCode: boolean; recoveryCodes: number }
  /** 'recovery', 'mail', or '' for the strongest that there is. */
  way: string
  /** For the passkey, or null where there is none. */
  options: string | null
  /** What the app would show, in the demo on this machine. */
  demoCode: string | null
  to: string
  actions: { giveCode: Verb; givePasskey: Verb; sendCode: Verb }
}

/** The ways to give a second factor that somebody has, the strongest first. */
export function SecondStep({ email, factors, way: wished, options, demoCode, to, actions }: Props) {
  const at = to || undefined
  const way = wished === 'mail' && !factors.emailedCode ? '' : wished
  const bySide = way === 'recovery' || way === 'mail'
  const other = bySide && (
    <TextLink href={paths.secondFactor({ to: at })}>{options ? 'Use your passkey' : 'Use another way'}</TextLink>
  )
  const recovery = way !== 'recovery' && factors.recoveryCodes > 0 && (
    <TextLink href={paths.secondFactor({ with: 'recovery', to: at })}>Use a recovery code</TextLink>
  )
  return (
    <>
      {way === 'recovery' ? (
        <Head title="Use a recovery code">
          Enter one of the codes that you kept when you set up the sign-in of <b>{email}</b>.
        </Head>
      ) : way === 'mail' ? (
        <Head title="Enter your code">
          We sent 6 digits to <b>{email}</b>.
        </Head>
      ) : options ? (
        <>
          <Head title="Use your passkey">
            Prove with your device that you are <b>{email}</b>.
          </Head>
          <PasskeySignIn action={actions.givePasskey} options={options} to={to} />
        </>
      ) : factors.app ? (
        <Head title="Enter your code">
          Open your authenticator app and enter the 6 digits for <b>{email}</b>.
        </Head>
      ) : (
        <Head title="Get your code">
          We send 6 digits to <b>{email}</b>.
        </Head>
      )}
      {way === 'recovery' && <CodeForm action={actions.giveCode} step="recovery_code" to={to} />}
      {way === 'mail' && <CodeForm action={actions.giveCode} step="emailed_code" to={to} />}
      {!bySide && factors.app && (
        <>
          {options && (
            <h2 className="mt-6 border-t border-line pt-5 text-md font-semibold">Or enter the code of your app</h2>
          )}
          <CodeForm action={actions.giveCode} step="totp" to={to} second={options !== null} />
        </>
      )}
      {!bySide && demoCode && (
        <Note tone="information" silent className="mt-4">
          In this demo your code is{' '}
          <b className="whitespace-nowrap">{`${demoCode.slice(0, 3)} ${demoCode.slice(3)}`}</b>
        </Note>
      )}
      {factors.emailedCode && (
        <SendCodeForm
          action={actions.sendCode}
          to={to}
          first={!bySide && !options && !factors.app}
          again={way === 'mail'}
        />
      )}
      <p className="mt-5 flex flex-wrap justify-between gap-x-5 gap-y-3 border-t border-line pt-4">
        {recovery}
        {other}
        <TextLink href={paths.signIn(at)}>Sign in as someone else</TextLink>
      </p>
    </>
  )
}

function Head({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h1 className="text-2xl">{title}</h1>
      <p className="mt-1 text-md break-words text-ink-2">{children}</p>
    </>
  )
}
