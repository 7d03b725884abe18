import type { DetailQuestion } from '@/lib/requests/details'

/** The questions as they are shown: what remains on the case is known, so it is said and not asked. */
export function shownQuestions(questions: readonly DetailQuestion[], remaining: number): DetailQuestion[] {
  return questions.map(({ code, label, help, required }) => ({
    ...{ code, label, required },
    help: code === 'why_more' ? remainWords(remaining, help) : help,
  }))
}

function remainWords(remaining: number, help: string): string {
  if (remaining === 0) return 'No session remains on this case.'
  return `${remaining === 1 ? '1 session remains' : `${remaining} sessions remain`} on this case. ${help}`
}
