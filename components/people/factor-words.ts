import { factorWords } from '@/lib/history/people-words'

type Factors = { readonly app: boolean; readonly passkey: boolean; readonly emailedCode: boolean }

/** 'Passkey, authenticator app', 'Code by mail' where that will do and there is nothing else, or 'None yet'. */
export function factorsInWords({ app, passkey, emailedCode }: Factors): string {
  const own = [passkey && factorWords.passkey, app && factorWords.totp].filter((word) => typeof word === 'string')
  if (own.length === 0) return (emailedCode && factorWords.emailed_code) || 'None yet'
  return own.map((word, index) => (index === 0 ? word : word.toLowerCase())).join(', ')
}
