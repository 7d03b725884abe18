import { Button } from '@/components/ui/button'
import { BareSelect } from '@/components/ui/select'

type Props = {
  consultants: readonly { id: string; name: string }[]
  current: string | undefined
  action: (form: FormData) => Promise<void>
}

/** Practice staff work for one consultant at a time; this is the switch (design §3). */
export function ActingFor({ consultants, current, action }: Props) {
  return (
    <form action={action} className="space-y-1.5">
      <p aria-hidden="true" className="text-sm text-ink-3">
        Acting for
      </p>
      <div className="flex gap-1.5">
        <div className="min-w-0 flex-1">
          <BareSelect
            aria-label="Acting for"
            name="consultant"
            options={consultants.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={current}
          />
        </div>
        <Button type="submit" aria-label="Switch consultant">
          Switch
        </Button>
      </div>
    </form>
  )
}
