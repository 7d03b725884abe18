import 'server-only'
import type { Course } from '@/prisma/demo/course'
import { jacarandaCourses, unassignedCourses } from '@/prisma/demo/jacaranda-clients'
import { priyasEarlierClients, priyasFirstDays, priyasLaterDays } from '@/prisma/demo/priyas-clients'
import { noah } from '@/prisma/demo/priyas-reviews'
import { rosellaCourses } from '@/prisma/demo/rosella-clients'

/** Everyone who is counselled in the story. */
export const cast: readonly Course[] = [
  ...[...priyasFirstDays, ...priyasLaterDays, ...priyasEarlierClients, noah],
  ...[...rosellaCourses, ...jacarandaCourses, ...unassignedCourses],
]
