import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import type { GestureAnswer } from '@/lib/form-state'

type Props = {
  answer: GestureAnswer
  /** Moves it back; null where nothing was moved, or it was moved back. */
  undo: (() => void) | null
  close: () => void
}

/** What became of an appointment that was dragged, at the foot of the calendar until it is closed or the next one moves. */
export function DropNote({ answer, undo, close }: Props) {
  const moved = 'done' in answer
  return (
    <div className="calendar-told">
      <Note tone={moved ? 'success' : 'failure'}>
        <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <span>{moved ? answer.done : answer.refused}</span>
          <span className="flex gap-2">
            {undo && (
              <Button size="small" onClick={undo}>
                Undo
              </Button>
            )}
            <Button size="small" variant="quiet" onClick={close}>
              Close
            </Button>
          </span>
        </span>
      </Note>
    </div>
  )
}
