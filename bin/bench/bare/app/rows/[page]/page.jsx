import { readFileSync } from 'node:fs'
import pg from 'pg'

export const dynamic = 'force-dynamic'

const { DATABASE_URL, ROWS } = process.env
const queries = ROWS ? JSON.parse(readFileSync(ROWS, 'utf8')) : []
const pool = new pg.Pool({ connectionString: DATABASE_URL })

/** The rows of one query as a table, and nothing else: what a page is measured against (V1). */
export default async function Rows({ params }) {
  const { rows, fields } = await pool.query({ text: queries[(await params).page], rowMode: 'array' })
  return (
    <table>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join()}>
            {fields.map(({ name }, at) => (
              <td key={name}>{String(row[at])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
