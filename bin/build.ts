import { buildPortal } from '@/bin/prepare'

await buildPortal()
