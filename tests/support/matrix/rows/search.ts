import type { Searcher } from '@/lib/search/found'
import { foundBy } from '@/lib/search/queries'
import type { GridRecord } from '@/tests/support/matrix/grid'
import { all, own, rows } from '@/tests/support/matrix/row'

const side = { consultant: own, practice_staff: own }
const byName = (viewer: Searcher, { familyName }: GridRecord, at: Date) => foundBy(viewer, familyName, at)
const byRequest = (viewer: Searcher, { request }: GridRecord, at: Date) => foundBy(viewer, request, at)

export const search = rows<Searcher>({
  'search/queries.ts foundBy': [
    { finds: side, of: 'idle', try: byName },
    { finds: side, of: 'idle', try: (viewer, record, at) => foundBy(viewer, record.case, at) },
    { finds: side, of: 'ahead', try: (viewer, { appointment }, at) => foundBy(viewer, appointment, at) },
    { finds: side, of: 'waiting', try: byRequest },
    { finds: { ...side, clinical_leader: all, leader_of_practice: all }, of: 'reviewing', try: byName },
    { finds: { ...side, clinical_leader: all, leader_of_practice: all }, of: 'reviewing', try: byRequest },
  ],
})
