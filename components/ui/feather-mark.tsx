/** Three feathers, the leading one ember. */
export function FeatherMark({ className = 'size-7', inPanel = false }: { className?: string; inPanel?: boolean }) {
  return (
    <svg viewBox="0 0 28 28" aria-hidden="true" className={className}>
      <path
        d="M4.4 26.2C-.4 20 .2 12.4 4 6.2c2.6 3.7 3.7 11.5.4 20z"
        className={inPanel ? 'fill-on-panel-2 opacity-60' : 'fill-petrol opacity-50'}
      />
      <path
        d="M4.4 26.2C2.6 14.6 7.2 5.2 15.2 0c1.5 9.8-.8 19.6-10.8 26.2z"
        className={inPanel ? 'fill-[#7fcbda]' : 'fill-petrol'}
      />
      <path d="M4.4 26.2C5.5 13.4 14.2 4 28.5 3.2 25.5 16 16.2 24.8 4.4 26.2z" className="fill-ember" />
    </svg>
  )
}
