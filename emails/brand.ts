import type { ReactElement } from 'react'
import { type MailEvent, type Sender, senders } from '@/lib/mail/mail'

/** A mail before it is rendered: which one, from whom, its subject, and the one component that becomes HTML and text. */
export type Mail = { event: MailEvent; from: Sender; subject: string; element: ReactElement }

export { senders }

/** The design's light tokens (design §2), written out because mail knows no variables. All stay readable when inverted. */
export const colour = {
  canvas: '#eff3f3',
  surface: '#ffffff',
  line: '#dde5e6',
  ink: '#0f2229',
  ink2: '#3a5058',
  ink3: '#566b73',
  petrol: '#0c5b6c',
  petrolLine: '#8fbfc9',
  feather: '#57b4c8',
  ember: '#ee6a24',
} as const

export const font = "'Hanken Grotesk', -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
