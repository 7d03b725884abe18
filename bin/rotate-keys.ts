import { command } from '@/bin/command'
import { requireOurs } from '@/bin/guard-database'
import { withDatabase } from '@/bin/prepare'
import { Stop } from '@/bin/stop'
import { givenKeys, proveKeys } from '@/bin/text-keys'
import { reseal } from '@/lib/text-at-rest/rotate'

// Seals every text with TEXT_KEY that an older key has sealed (docs/security.md). Web server and worker go on meanwhile; they must have
// been started with the new key before.
await command(async () => {
  const url = process.env.DATABASE_URL
  if (!url) throw new Stop('Rotation needs DATABASE_URL, TEXT_KEY and TEXT_KEYS_BEFORE in its environment.')
  const keys = givenKeys(process.env)
  await requireOurs(url)
  return withDatabase(url, async (owner) => {
    await proveKeys(owner, keys)
    const done = await reseal(owner, keys)
    const total = (count: 'sealed' | 'unreadable') => done.reduce((sum, one) => sum + one[count], 0)
    for (const { field, sealed, unreadable } of done)
      console.log(
        `${field.padEnd(30)} ${String(sealed).padStart(8)} sealed anew${unreadable ? `, ${unreadable} do not open` : ''}`,
      )
    console.log(`${total('sealed')} texts are sealed with ${keys.sealing.id} now that were not before.`)
    const used = new Set(done.flatMap((one) => one.keys))
    const proved = (await owner.query<{ id: string }>('SELECT id FROM text_key ORDER BY created_at')).rows
    for (const id of new Set([...proved.map((one) => one.id), ...keys.opening.keys()])) {
      if (id === keys.sealing.id) continue
      if (used.has(id)) console.log(`The key ${id} is still needed: texts are sealed with it. Run this again.`)
      else {
        await owner.query('DELETE FROM text_key WHERE id = $1', [id])
        console.log(`The key ${id} is no longer needed here. Keep it as long as backups made before now are kept.`)
      }
    }
    return total('unreadable') > 0 ? 1 : 0
  })
})
