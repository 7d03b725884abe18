import { TextArea } from '@/components/ui/text-area'
import type { DetailQuestion } from '@/lib/requests/details'

type Props = {
  questions: readonly DetailQuestion[]
  answers: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
  /** A question's field, where it is not called by its code. */
  nameOf?: (code: string) => string
}

/** A field for each question of the Further details, with its help; the optional ones say so. */
export function DetailsFields({ questions, answers, errors, nameOf = (code) => code }: Props) {
  return (
    <div className="space-y-5">
      {questions.map(({ code, label, help, required }) => (
        <TextArea
          key={code}
          name={nameOf(code)}
          label={label}
          hint={help}
          optional={!required}
          rows={required ? 3 : 2}
          defaultValue={answers[code]}
          error={errors[nameOf(code)]}
        />
      ))}
    </div>
  )
}
