'use client'

import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import { type FormState, untouched } from '@/lib/form-state'
import { paths } from '@/lib/paths'
import { AppSquare } from './app-square'
import { CodeInput } from './code-input'
import { KeepCodes } from './keep-codes'
import { PasskeyForm } from './passkey-form'

type Verb = (before: FormState, form: FormData) => Promise<FormState>
type Props = {
  email: string
  /** A second step is there already. */
  done: boolean
  /** For a new passkey. */
  options: string
  /** The secret that an app is about to be given, or null where a passkey is offered first. */
  app: { secret: string; square: { side: number; path: string } } | null
  to: string
  actions: { addFirstPasskey: Verb; startApp: Verb; addFirstApp: Verb; finishSetUp: Verb }
}

/** The first second factor of somebody, then the recovery codes, shown this once. */
export function SetUp({ email, done, options, app, to, actions }: Props) {
  const [byPasskey, addPasskey] = useActionState(actions.addFirstPasskey, untouched)
  const [started, start] = useActionState(actions.startApp, untouched)
  const [byApp, addApp] = useActionState(actions.addFirstApp, untouched)
  const [finished, finish] = useActionState(actions.finishSetUp, untouched)
  const shown = byPasskey.shown ?? byApp.shown
  if (shown)
    return <KeepCodes codes={shown.codes ?? ''} proof={shown.proof ?? ''} to={to} action={finish} state={finished} />
  const refused = [byPasskey, started, byApp].find(({ sentence, fields }) => sentence || Object.keys(fields).length > 0)
  const on = <input type="hidden" name="to" value={to} />
  if (done)
    return (
      <>
        <h1 className="text-2xl">Your second step is set up</h1>
        <p className="mt-1 text-md text-ink-2">
          <TextLink href={paths.secondFactor({ to: to || undefined })}>Continue with it</TextLink>
        </p>
      </>
    )
  return (
    <>
      <h1 className="text-2xl">{app ? 'Set up an authenticator app' : 'Set up your second step'}</h1>
      <p className="mt-1 mb-5 text-md text-ink-2">
        {app
          ? 'Scan the QR code with the app, then enter the 6 digits that it shows.'
          : 'A password alone does not open the portal: it holds health data. You choose once how you prove that it is you.'}
      </p>
      {refused && (
        <ErrorSummary fields={{}} sentence={refused.sentence || refused.fields.code} attempt={refused.attempt} />
      )}
      {app ? (
        <>
          <AppSquare secret={app.secret} square={app.square} />
          <form action={addApp} noValidate className="mt-5 space-y-5">
            {on}
            <CodeInput error={byApp.fields.code} />
            <SubmitButton size="large" className="w-full">
              Continue
            </SubmitButton>
          </form>
          <p className="mt-5 border-t border-line pt-4">
            <TextLink href={paths.factorSetUp({ to: to || undefined })}>Use a passkey instead</TextLink>
          </p>
        </>
      ) : (
        <>
          <h2 className="mt-5 text-md font-semibold">A passkey, the safer way</h2>
          <p className="mt-1 mb-3 text-ink-2">
            Your phone, computer or security key signs you in by finger, face or PIN. Nobody can guess it or trick you
            out of it.
          </p>
          <PasskeyForm kind="register" options={options} action={addPasskey} label="Make a passkey">
            {on}
          </PasskeyForm>
          <h2 className="mt-6 border-t border-line pt-5 text-md font-semibold">An authenticator app</h2>
          <p className="mt-1 mb-3 text-ink-2">An app on your phone shows 6 digits, new every 30 seconds.</p>
          <form action={start}>
            {on}
            <SubmitButton variant="secondary" size="large" className="w-full">
              Use an authenticator app
            </SubmitButton>
          </form>
        </>
      )}
      <p className="mt-5 text-sm break-words text-ink-3">You are setting up the sign-in of {email}.</p>
    </>
  )
}
