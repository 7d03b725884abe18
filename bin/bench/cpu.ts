import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Stop } from '@/bin/stop'

const ticksPerSecond = 100

/** CPU seconds that processes and all their children have used so far, children that ended included. Linux only. */
export function cpuSeconds(roots: number[]): number {
  if (!existsSync('/proc/self/stat')) throw new Stop('CPU time is measured on Linux only.')
  const table = readdirSync('/proc').flatMap(usage)
  const wanted = new Set(roots)
  for (let before = 0; before !== wanted.size; ) {
    before = wanted.size
    for (const { pid, parent } of table) if (wanted.has(parent)) wanted.add(pid)
  }
  return table.filter(({ pid }) => wanted.has(pid)).reduce((sum, { ticks }) => sum + ticks, 0) / ticksPerSecond
}

/** Parent and used time of a process: user, system, and both again of its children that ended (proc(5), fields 14 to 17). */
function usage(pid: string): { pid: number; parent: number; ticks: number }[] {
  const file = `/proc/${pid}/stat`
  if (!/^\d+$/.test(pid) || !existsSync(file)) return []
  const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  return [{ pid: Number(pid), parent: Number(fields[1]), ticks }]
}
