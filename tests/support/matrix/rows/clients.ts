import { caseNumberOf } from '@/lib/cases/assist-case'
import { casesOf } from '@/lib/clients/list'
import { clientOf } from '@/lib/clients/queries'
import { registerClient } from '@/lib/clients/register'
import { clientSearchSchema } from '@/lib/clients/schema'
import type { Administrator, Consultant } from '@/lib/people/person'
import { all, own, rows } from '@/tests/support/matrix/row'

const newcomer = { givenName: 'Ash', familyName: 'New', preferredName: null, email: null, phone: null } as const

export const clients = {
  ...rows<Consultant>({
    'clients/queries.ts clientOf': { finds: own, of: 'idle', try: (of, { client }, at) => clientOf(of, client, at) },
    'clients/list.ts casesOf': {
      ...{ finds: own, of: 'idle' },
      try: async (of, record, at) => {
        const { rows: listed } = await casesOf(of, clientSearchSchema.parse({ q: record.case }), at)
        return listed.some(({ number }) => number === caseNumberOf(record.case))
      },
    },
  }),
  ...rows<Administrator>({
    'clients/register.ts registerClient': {
      ...{ does: all, of: 'idle' },
      try: (by, { organisation: organisationId }, at) =>
        registerClient(by, { ...newcomer, organisationId, dateOfBirth: null, timeZone: 'Australia/Sydney' }, at),
    },
  }),
}
