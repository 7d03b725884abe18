import type { Rows } from '@/tests/support/matrix/row'
import { administration } from '@/tests/support/matrix/rows/administration'
import { appointments } from '@/tests/support/matrix/rows/appointments'
import { approvals } from '@/tests/support/matrix/rows/approvals'
import { calendar } from '@/tests/support/matrix/rows/calendar'
import { cases } from '@/tests/support/matrix/rows/cases'
import { clients } from '@/tests/support/matrix/rows/clients'
import { history } from '@/tests/support/matrix/rows/history'
import { mail } from '@/tests/support/matrix/rows/mail'
import { ownWayIn } from '@/tests/support/matrix/rows/own-way-in'
import { people } from '@/tests/support/matrix/rows/people'
import { requests } from '@/tests/support/matrix/rows/requests'
import { reviews } from '@/tests/support/matrix/rows/reviews'
import { search } from '@/tests/support/matrix/rows/search'

/** Every query and verb of lib that takes somebody let in: row.ts says how one is added. */
export const queries: Rows = {
  ...{ ...appointments, ...approvals, ...calendar, ...cases, ...clients },
  ...{ ...administration, ...history, ...mail, ...ownWayIn, ...people, ...requests, ...reviews, ...search },
}
