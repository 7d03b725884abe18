type Point = readonly [x: number, y: number]
type Feather = {
  root: Point
  tip: Point
  from: number
  to: number
  colours: readonly [string, string]
  reach: number
  open: boolean
}
type Unit = { x: number; y: number; turn: number; length: number; width: number; fill: string; open: boolean }

/** Tips of the feathers behind the leading one, from the topmost to the lowest, in the drawing's 840 by 900. */
const tips: readonly Point[] = [
  [335, -20],
  [388, -16],
  [457, -28],
  [517, 18],
  [540, 94],
  [588, 144],
  [602, 223],
  [608, 301],
  [605, 377],
  [555, 466],
  [538, 537],
  [472, 615],
]

const leading: Feather = {
  root: [-14, 578],
  tip: [252, -30],
  from: 48,
  to: 86,
  colours: ['#5a2d16', '#ff9356'],
  reach: 1,
  open: false,
}

/** The wing of the sign-in page: feathers made of session units, the places not used at their tips. The only picture. */
export function Wing({ className }: { className?: string }) {
  const feathers = [...tips.map(follower), leading]
  return (
    <svg viewBox="0 0 840 900" preserveAspectRatio="xMinYMin slice" aria-hidden="true" className={className}>
      {feathers.flatMap(unitsOf).map((unit) => (
        <rect
          key={`${unit.x} ${unit.y}`}
          x={-unit.length / 2}
          y={-unit.width / 2}
          width={unit.length}
          height={unit.width}
          rx={5}
          transform={`translate(${unit.x} ${unit.y}) rotate(${unit.turn})`}
          fill={unit.open ? 'none' : unit.fill}
          stroke={unit.open ? unit.fill : undefined}
          strokeWidth={unit.open ? 1.5 : undefined}
        />
      ))}
    </svg>
  )
}

/** Roots lie on a curve, and feathers turn from upright to nearly level. */
function follower(tip: Point, index: number): Feather {
  const share = index / (tips.length - 1)
  const root = curve([63, 521], [165, 570], [217, 697], share)
  const reach = 0.78 - 0.42 * share
  return {
    root,
    tip,
    from: mix(50, 9, share),
    to: mix(80, 29, share),
    colours: ['#0a3540', '#57b4c8'],
    reach,
    open: tip[1] > 0,
  }
}

/** Units of a feather from the root to the tip, growing as they go. */
function unitsOf({ root, tip, from, to, colours, reach, open }: Feather): Unit[] {
  const bend = crossing(root, from, tip, to)
  const units: Unit[] = []
  let last: Point | undefined
  for (let share = 0; share <= 1; share += 0.002) {
    const here = curve(root, bend, tip, share)
    const step = mix(30, 47, Math.min(1, share * 1.6))
    if (last && distance(last, here) < step) continue
    last = here
    const ahead = curve(root, bend, tip, share + 0.001)
    const turn = (Math.atan2(ahead[1] - here[1], ahead[0] - here[0]) * 180) / Math.PI
    const width = mix(14, 26, Math.min(1, share * 1.25))
    const fill = blend(colours[0], colours[1], share * reach)
    units.push({
      x: round(here[0]),
      y: round(here[1]),
      turn: round(turn),
      length: round(step - 9),
      width: round(width),
      fill,
      open: false,
    })
  }
  const end = units.at(-1)
  if (end) end.open = open
  return units
}

/** Where the line leaving the root meets the line arriving at the tip; angles in degrees above level. */
function crossing(root: Point, from: number, tip: Point, to: number): Point {
  const [ax, ay] = heading(from)
  const [bx, by] = heading(to)
  const along = ((tip[0] - root[0]) * by - (tip[1] - root[1]) * bx) / (ax * by - ay * bx)
  return [root[0] + ax * along, root[1] + ay * along]
}

function heading(degrees: number): Point {
  const angle = (degrees * Math.PI) / 180
  return [Math.cos(angle), -Math.sin(angle)]
}

function curve(a: Point, b: Point, c: Point, share: number): Point {
  const at = (i: 0 | 1) => (1 - share) ** 2 * a[i] + 2 * (1 - share) * share * b[i] + share ** 2 * c[i]
  return [at(0), at(1)]
}

function blend(from: string, to: string, share: number): string {
  const channel = (colour: string, index: number) => Number.parseInt(colour.slice(1 + 2 * index, 3 + 2 * index), 16)
  const mixed = [0, 1, 2].map((index) => Math.round(mix(channel(from, index), channel(to, index), share)))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

const mix = (from: number, to: number, share: number) => from + (to - from) * share
const distance = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1])
const round = (value: number) => Math.round(value * 10) / 10
