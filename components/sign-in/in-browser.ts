// Our own small script for the pages of coming in (bin/bundle.mjs makes public/own/coming-in.js of it): passkeys, and a password
// that can be read. Without React, by what bubbles up, so that it works on pages without scripts and after a navigation alike.
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

const words = {
  none: 'This browser has no passkeys. Use another way.',
  known: 'This device has a passkey for Phoenix already.',
  register: 'No passkey was made. Try again, or use another way.',
  'sign-in': 'No passkey was used. Try again, or use another way.',
} as const
type Kind = 'register' | 'sign-in'

// In the capture phase of the window, before React hears of it.
addEventListener('submit', submitted, true)
addEventListener('click', clicked)
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', toAlert)
else toAlert()

function submitted(event: SubmitEvent): void {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.dataset.passkey) return
  // The answer is in it: this time it goes.
  if (form.dataset.answered) return void delete form.dataset.answered
  event.preventDefault()
  event.stopImmediatePropagation()
  void answer(form, form.dataset.passkey as Kind, event.submitter)
}

async function answer(form: HTMLFormElement, kind: Kind, submitter: HTMLElement | null): Promise<void> {
  const field = form.elements.namedItem('answer')
  if (!(field instanceof HTMLInputElement)) return
  say(form, '')
  if (!browserSupportsWebAuthn()) return say(form, words.none)
  try {
    const optionsJSON = JSON.parse(await fresh(form, kind))
    const answered = await (kind === 'register'
      ? startRegistration({ optionsJSON })
      : startAuthentication({ optionsJSON }))
    field.value = JSON.stringify(answered)
    form.dataset.answered = 'yes'
    form.requestSubmit(submitter)
  } catch (error) {
    say(form, error instanceof Error && error.name === 'InvalidStateError' ? words.known : words[kind])
  }
}

/** What we ask the passkey counts for ten minutes: on a page that stood longer it is fetched anew. */
async function fresh(form: HTMLFormElement, kind: Kind): Promise<string> {
  const given = form.dataset.options ?? ''
  if (performance.now() < 8 * 60_000) return given
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
  return page.querySelector<HTMLElement>(`form[data-passkey="${kind}"]`)?.dataset.options ?? given
}

function say(form: HTMLFormElement, sentence: string): void {
  const place = form.querySelector('[data-say]')
  if (place) place.textContent = sentence
}

/** Shows what was typed into the password field beside the button, or hides it again. */
function clicked({ target }: Event): void {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-show]') : null
  const field = button && document.getElementById(button.dataset.show ?? '')
  if (!button || !(field instanceof HTMLInputElement)) return
  const shown = field.type === 'text'
  field.type = shown ? 'password' : 'text'
  button.textContent = shown ? 'Show' : 'Hide'
  button.setAttribute('aria-pressed', String(!shown))
}

/** What stands in the way is read first, also where the whole page came anew. */
function toAlert(): void {
  document.querySelector<HTMLElement>('[role="alert"][tabindex]')?.focus()
}
