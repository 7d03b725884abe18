/** 456 → 'APP-00456' (domain §1). */
export const appointmentNumber = (number: number): string => `APP-${String(number).padStart(5, '0')}`

/** 'APP-00456' → 456, or null where it is no appointment number. */
export function appointmentNumberOf(text: string): number | null {
  const digits = /^APP-(\d{5,9})$/i.exec(text)?.[1]
  return digits ? Number(digits) : null
}

export const manners = ['video', 'phone', 'face_to_face'] as const
export type Manner = (typeof manners)[number]
export const mannerWords: Record<Manner, string> = { video: 'Video', phone: 'Phone', face_to_face: 'Face to face' }

export const cancellations = ['client_early', 'client_late', 'provider'] as const
export type Cancellation = (typeof cancellations)[number]

/** Which cancellation it is at an instant: by the client less than 24 hours before the start it is late (domain §3). */
export function cancellationOf(by: 'client' | 'provider', startsAt: Date, at: Date): Cancellation {
  if (by === 'provider') return 'provider'
  return startsAt.getTime() - at.getTime() < lateCancellationHours * 60 * 60_000 ? 'client_late' : 'client_early'
}

/** A session is 50 minutes (domain §1). */
export const sessionMinutes = 50
/** A client who cancels less than this before the start uses the session (domain §3). */
export const lateCancellationHours = 24
/** An appointment can be commenced from this many minutes before its start. */
export const commenceBeforeMinutes = 60
/** A no-show can be said from this many minutes after the start (domain §10). */
export const noShowAfterMinutes = 30
/** One that is still open so many days after its start is completed by the clock (domain §10). */
export const leftOpenDays = 31

/** The states as they are shown (design §5): what is stored, and what its time makes of it. */
export const shownStates = [
  'scheduled',
  'commenced',
  'to_be_completed',
  'completed',
  'cancelled',
  'late_cancellation',
  'no_show',
] as const
export type ShownState = (typeof shownStates)[number]

export const stateWords: Record<ShownState, string> = {
  scheduled: 'Scheduled',
  commenced: 'Commenced',
  to_be_completed: 'To be completed',
  completed: 'Completed',
  cancelled: 'Cancelled',
  late_cancellation: 'Late cancellation',
  no_show: 'No show',
}

type Stored = { status: string; cancellation: string | null; endsAt: Date }

/** How an appointment is shown at an instant: past and still open is *To be completed*; a late cancellation stands for itself. */
export function shownState({ status, cancellation, endsAt }: Stored, at: Date): ShownState {
  if (status === 'cancelled') return cancellation === 'client_late' ? 'late_cancellation' : 'cancelled'
  if ((status === 'scheduled' || status === 'commenced') && endsAt <= at) return 'to_be_completed'
  return status as ShownState
}

/** Whether it uses a session of its case once settled: completed, cancelled late by the client, or not attended (domain §3). */
export const usesSession = ({ status, cancellation }: Pick<Stored, 'status' | 'cancellation'>): boolean =>
  status === 'completed' || status === 'no_show' || cancellation === 'client_late'

/** Whether it takes a session of its case: held, charged, or booked. Other cancellations count nowhere (domain §3). */
const takesSession = ({ status, cancellation }: Pick<Stored, 'status' | 'cancellation'>): boolean =>
  status !== 'cancelled' || cancellation === 'client_late'

type OnCase = Pick<Stored, 'status' | 'cancellation'> & { startsAt: Date }

/** Which of its case's sessions an appointment is, by time: *Session 4 of 6*. Null where it takes none. */
export function sessionOnCase(
  appointment: OnCase,
  assistCase: { appointments: readonly OnCase[]; allotments: readonly { sessions: number }[] },
): { nth: number; of: number } | null {
  if (!takesSession(appointment)) return null
  const upToIt = assistCase.appointments.filter((one) => takesSession(one) && one.startsAt <= appointment.startsAt)
  return { nth: upToIt.length, of: assistCase.allotments.reduce((sum, { sessions }) => sum + sessions, 0) }
}

type Timed = Stored & { startsAt: Date }

/** Whether it can be commenced now: scheduled, from an hour before its start until its end. */
export const mayCommence = ({ status, startsAt, endsAt }: Timed, at: Date): boolean =>
  status === 'scheduled' && at.getTime() >= startsAt.getTime() - commenceBeforeMinutes * 60_000 && at < endsAt

/** Whether it can still be moved to another time: scheduled (domain §10). */
export const mayMove = ({ status }: Pick<Stored, 'status'>): boolean => status === 'scheduled'

/** Whether it can still be cancelled: not settled, so that one commenced by mistake has a way out too (domain §10). */
export const mayCancel = ({ status }: Pick<Stored, 'status'>): boolean =>
  status === 'scheduled' || status === 'commenced'

/** Whether a no-show can be recorded: not settled, from 30 minutes after its start (domain §10). */
export const mayBeNoShow = ({ status, startsAt }: Pick<Timed, 'status' | 'startsAt'>, at: Date): boolean =>
  mayCancel({ status }) && at.getTime() >= startsAt.getTime() + noShowAfterMinutes * 60_000

/** Whether completing it is the next thing to do: it goes on, or is past and still open (domain §10). */
export const mayComplete = ({ status, startsAt, endsAt }: Timed, at: Date): boolean =>
  (status === 'commenced' && at >= startsAt) || (status === 'scheduled' && at >= endsAt)
