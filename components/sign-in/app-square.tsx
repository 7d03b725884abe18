type Props = { square: { side: number; path: string }; secret: string }

/** What an authenticator app scans, and the same to type. Black on white in both themes: cameras need it so. */
export function AppSquare({ square: { side, path }, secret }: Props) {
  const quiet = 4
  const whole = side + 2 * quiet
  return (
    <div className="flex flex-wrap items-center gap-5">
      <svg
        viewBox={`${-quiet} ${-quiet} ${whole} ${whole}`}
        role="img"
        aria-label="QR code to scan with the authenticator app"
        className="size-44 shrink-0 rounded-md border border-line"
      >
        <path d={`M${-quiet} ${-quiet}h${whole}v${whole}h${-whole}z`} fill="#ffffff" />
        <path d={path} fill="#000000" shapeRendering="crispEdges" />
      </svg>
      <div className="min-w-0 flex-1 basis-40">
        <p className="text-sm text-ink-3">Or type this secret into the app:</p>
        <code className="mt-1 block font-semibold tracking-wide break-words text-ink">{inGroups(secret)}</code>
      </div>
    </div>
  )
}

/** In groups of four, which are easier to type. */
const inGroups = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret
