import clsx from 'clsx'
import { Check, Minus, Pause, X } from 'lucide-react'
import type { ReactNode } from 'react'

export type Step = {
  title: string
  /** Second line: a date, or "Not needed". */
  line?: string
  state: 'done' | 'current' | 'upcoming' | 'skipped' | 'paused' | 'declined'
  /** Instead of the number, for a current or upcoming step. */
  icon?: ReactNode
}

const discs: Record<Step['state'], string> = {
  done: 'bg-lg-done text-on-done',
  current: 'bg-petrol-fill text-on-petrol ring-[5px] ring-petrol-tint-2',
  upcoming: 'border border-control text-ink-2',
  skipped: 'border border-dashed border-control text-ink-3',
  paused:
    'border border-dashed border-control text-ink-2 bg-[repeating-linear-gradient(135deg,var(--slate-tint)_0_4px,var(--surface)_4px_8px)]',
  declined: 'bg-crimson-fill text-on-crimson',
}

const signs: Partial<Record<Step['state'], ReactNode>> = {
  done: <Check className="stroke-[2.2]" />,
  skipped: <Minus />,
  paused: <Pause className="size-3.5" />,
  declined: <X className="stroke-[2.2]" />,
}

const spoken: Record<Step['state'], string> = {
  done: 'done',
  current: 'now',
  upcoming: 'to come',
  skipped: 'skipped',
  paused: 'paused',
  declined: 'declined',
}

/** Where a thing is on its way; stands upright where there is no room. */
export function Stepper({ steps, label = 'Steps' }: { steps: readonly Step[]; label?: string }) {
  return (
    <div className="@container">
      <ol aria-label={label} className="flex flex-col @lg:flex-row">
        {steps.map((step, index) => (
          <li
            key={step.title}
            aria-current={step.state === 'current' || step.state === 'paused' ? 'step' : undefined}
            className="group relative flex min-w-0 flex-1 gap-3.5 pb-4 last:pb-0 @lg:flex-col @lg:gap-2 @lg:pb-0"
          >
            <span
              className={clsx(
                'grid size-[30px] shrink-0 place-items-center rounded-full font-semibold',
                discs[step.state],
              )}
            >
              {signs[step.state] ?? step.icon ?? index + 1}
            </span>
            {index < steps.length - 1 && <Connector passed={step.state === 'done' || step.state === 'skipped'} />}
            <span className="min-w-0 @lg:pr-4">
              <span className={clsx('block font-semibold', quiet(step) && 'text-ink-3')}>{step.title}</span>
              <span className="sr-only">, {spoken[step.state]}. </span>
              <span className="block text-sm text-ink-3">{step.line}</span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function quiet(step: Step): boolean {
  return step.state === 'upcoming' || step.state === 'skipped'
}

function Connector({ passed }: { passed: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'absolute top-[33px] bottom-[3px] left-[14px] w-0.5 @lg:top-[14px] @lg:right-2 @lg:bottom-auto @lg:left-[38px] @lg:h-0.5 @lg:w-auto',
        passed ? 'bg-lg-done' : 'bg-line',
      )}
    />
  )
}
