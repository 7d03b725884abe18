import { notFound, redirect } from 'next/navigation'
import { paths } from '@/lib/paths'
import { withdrawableOf } from '@/lib/requests/queries'
import { requireConsultant } from '@/lib/sign-in/gates'

type Props = { params: Promise<{ request: string }> }

/** The answer is given on the request's own page, beside the question. */
export default async function AnswerPage({ params }: Props) {
  const { request } = await params
  if (!(await withdrawableOf(await requireConsultant(), request))) notFound()
  redirect(`${paths.request(request)}#question`)
}
