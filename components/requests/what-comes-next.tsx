import { Building2, Layers2, Mail, MessageSquareText, Stethoscope } from 'lucide-react'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { paths } from '@/lib/paths'
import { mayAskAgain } from '@/lib/requests/request'
import { type NextStep, nextSteps } from './next-words'
import type { RequestView } from './request-view'

const icons: Record<NextStep['icon'], ReactNode> = {
  mail: <Mail />,
  sessions: <Layers2 />,
  question: <MessageSquareText />,
  review: <Stethoscope />,
  organisation: <Building2 />,
}

/** What comes next, who does it, and how long that takes. */
export function WhatComesNext({ view }: { view: RequestView }) {
  const steps = nextSteps(view)
  if (steps.length === 0) return <AskAgain view={view} />
  return (
    <Card title="What comes next">
      <ul className="space-y-2.5">
        {steps.map(({ icon, words }) => (
          <li key={words} className="flex gap-2.5 text-ink-2 [&>.lucide]:mt-0.5">
            {icons[icon]}
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** After the end: once more after a decline, with what is new; otherwise a new request is a new decision. */
function AskAgain({ view }: { view: RequestView }) {
  if (view.read.case.closedAt) return null
  if (mayAskAgain(view.read))
    return (
      <Card title="Ask again">
        <p className="mb-3 text-ink-2">
          Once, with what is new since the decision. The new request is linked to {view.number}, and what you answered
          there is filled in.
        </p>
        <ButtonLink href={paths.newRequest(view.case, view.number)} variant="primary">
          Ask again with new information
        </ButtonLink>
      </Card>
    )
  return (
    <Card title="A new request">
      <p className="text-ink-2">
        Only a declined request can be asked again, once, with new information. You can{' '}
        <TextLink href={paths.newRequest(view.case)}>make a new request</TextLink> for this case while no other is open.
      </p>
    </Card>
  )
}
