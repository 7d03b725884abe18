// Built as a copy in dist/bare, with the portal's own Next.
import { resolve } from 'node:path'

export default { serverExternalPackages: ['pg'], turbopack: { root: resolve(import.meta.dirname, '../..') } }
