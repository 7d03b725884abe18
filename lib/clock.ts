/** The instant a thing happens. The one place that reads the machine's clock: everything else takes it as an argument. */
export const now = (): Date => new Date()
