import { z } from 'zod'

const word = z.string().max(40).catch('')

/** Which organisation and period the address asks for; what is none of them counts as nothing asked. */
export const statisticsSchema = z.object({ organisation: word, period: word })
