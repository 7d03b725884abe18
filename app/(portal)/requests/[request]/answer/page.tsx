import { redirect } from 'next/navigation'
import { paths } from '@/lib/paths'

type Props = { params: Promise<{ request: string }> }

/** The answer is given on the request's own page, beside the question. */
export default async function AnswerPage({ params }: Props) {
  redirect(`${paths.request(encodeURIComponent((await params).request))}#question`)
}
