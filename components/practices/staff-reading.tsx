import { SwitchForm } from '@/components/people/switch-form'
import type { Send } from '@/components/requests/send-form'
import type { PracticeView } from '@/lib/practices/queries'

type Props = { practice: PracticeView; told: string | undefined; send: Send }

/** Whether practice staff may read Further details, and who says so. */
export function StaffReading({ practice: { id, staffReadClinicalText }, told, send }: Props) {
  return (
    <SwitchForm
      title="Further details"
      label="Practice staff may read Further details"
      of={{ name: 'practice', id }}
      allowed={staffReadClinicalText}
      {...{ told, send }}
    >
      They answer them too, for the consultant they act for. Only administrators change this.
    </SwitchForm>
  )
}
