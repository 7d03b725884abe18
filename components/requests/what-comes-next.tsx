import { Building2, Layers2, Mail, MessageSquareText, Stethoscope } from 'lucide-react'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
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
  if (steps.length === 0) return null
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
