/** What a run of tests came to, and what is to be read of it at the end: what failed, and what passed only at its second try. */
export type Report = { passed: number; failed: number; said: string[] }

/** One failure of what could not run, or is no test. */
export const failure = (said: string): Report => ({ passed: 0, failed: 1, said: [said] })

/** A runner that ends in failure without a failed test has failed once. */
export const judged = (report: Report, code: number): Report =>
  code !== 0 && report.failed === 0 ? addUp([report, failure(`The runner ended with ${code}.`)]) : report

/** Several runs as one. */
export const addUp = (reports: readonly Report[]): Report => ({
  passed: reports.reduce((sum, { passed }) => sum + passed, 0),
  failed: reports.reduce((sum, { failed }) => sum + failed, 0),
  said: reports.flatMap(({ said }) => said),
})
