// Tells the demo's story into the database of DATABASE_URL and writes who can sign in to STORY_FILE.
import { writeFileSync } from 'node:fs'
import { db } from '@/lib/db'
import { tellTheStory } from '@/prisma/demo/story'

const told = await tellTheStory(new Date())
writeFileSync(process.env.STORY_FILE ?? '/dev/stdout', JSON.stringify(told), { mode: 0o600 })
await db.$disconnect()
