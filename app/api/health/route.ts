import { GET } from './ready/route'

export const dynamic = 'force-dynamic'

export { GET }
