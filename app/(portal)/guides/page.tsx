import type { Metadata } from 'next'
import { GuideStep } from '@/components/guides/guide-step'
import { steps } from '@/components/guides/steps'
import { PageBody } from '@/components/ui/page-body'
import { PageHeader } from '@/components/ui/page-header'
import { requirePerson } from '@/lib/sign-in/gates'

export const metadata: Metadata = { title: 'Guides' }

/** The walk of an extra sessions request, from the calendar to the outcome, on one page. */
export default async function GuidesPage() {
  await requirePerson()
  return (
    <>
      <PageHeader title="Guides" line="From the calendar to the outcome of an extra sessions request." />
      <PageBody>
        <ol className="space-y-4">
          {steps.map((step, index) => (
            <GuideStep key={step.title} number={index + 1} {...step} />
          ))}
        </ol>
      </PageBody>
    </>
  )
}
