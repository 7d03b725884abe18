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
  if (!/^\d+$/.test(pid)) return []
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    // It ended meanwhile; its parent has its time.
    return []
  }
  const fields = text.split(') ').at(-1)?.split(' ') ?? []
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  return [{ pid: Number(pid), parent: Number(fields[1]), ticks }]
}

/** A side of a comparison: what is done once, and the processes that pay for it. */
export type Side = { once: () => Promise<void>; processes: number[] }

/** CPU milliseconds each side costs once, measured in turns, so that what else the machine does meets both. */
export async function cpuInTurns(sides: [Side, Side], turns: number, times: number): Promise<[number, number]> {
  const used: [number, number] = [0, 0]
  for (let turn = 0; turn < turns; turn++) {
    for (const [side, { once, processes }] of sides.entries()) {
      const before = cpuSeconds(processes)
      for (let time = 0; time < times; time++) await once()
      used[side] = (used[side] ?? 0) + cpuSeconds(processes) - before
    }
  }
  return used.map((seconds) => (seconds * 1_000) / (turns * times)) as [number, number]
}
