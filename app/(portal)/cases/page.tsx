import type { Metadata } from 'next'
import { GivenNote } from '@/components/cases/given-note'
import { WaitingTable } from '@/components/cases/waiting-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { caseNumber } from '@/lib/cases/assist-case'
import { givenTo } from '@/lib/cases/queries'
import { withoutConsultantSchema } from '@/lib/cases/schema'
import { casesWithoutConsultant } from '@/lib/cases/without-consultant'
import { paths } from '@/lib/paths'
import { requireCaseAssigner } from '@/lib/sign-in/gates'

export const metadata: Metadata = { title: 'Unassigned cases' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The Assist cases whose consultant the viewer is to choose. */
export default async function WithoutConsultantPage({ searchParams }: Props) {
  const assigner = await requireCaseAssigner()
  const { after, given } = withoutConsultantSchema.parse(await searchParams)
  const [{ rows, of, next }, done] = await Promise.all([
    casesWithoutConsultant(assigner, after),
    given ? givenTo(assigner, given) : null,
  ])
  const everywhere = assigner.practiceId === null
  return (
    <div className="flex flex-1 flex-col md:rounded-sheet md:bg-surface">
      <PageHeader
        title="Unassigned cases"
        line={
          everywhere
            ? 'Assist cases that nobody looks after yet.'
            : 'Assist cases that wait for your practice to choose.'
        }
      />
      {done && <GivenNote given={done} />}
      {rows.length === 0 ? (
        <EmptyState title="No case waits for a consultant.">A new one is here as soon as it is opened.</EmptyState>
      ) : (
        <>
          <WaitingTable {...{ rows, everywhere }} zone={assigner.timeZone} />
          <Pagination
            range={of === 1 ? '1 case' : `${of} cases`}
            previous={after ? paths.casesWithoutConsultant() : undefined}
            next={next === null ? undefined : `${paths.casesWithoutConsultant()}?after=${caseNumber(next)}`}
          />
        </>
      )}
    </div>
  )
}
