import { Card } from '@/components/ui/card'
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '@/components/ui/table'
import type { Figures } from '@/lib/statistics/statistics'
import { Count } from './count'

/** Requests by their goal, always in the order of the list: an order by size would tell what is left out. */
export function ByGoal({ goals }: Pick<Figures, 'goals'>) {
  const most = Math.max(1, ...goals.map(({ count }) => (typeof count === 'number' ? count : 0)))
  return (
    <Card title="By goal" flush>
      <Table caption="Requests by goal">
        <TableHead>
          <HeadCell>Goals to be achieved with extra session</HeadCell>
          <HeadCell className="max-md:hidden">
            <span className="sr-only">Share</span>
          </HeadCell>
          <HeadCell numeric>Requests</HeadCell>
        </TableHead>
        <TableBody>
          {goals.map(({ label, count }) => (
            <Row key={label}>
              <Cell className="font-medium">{label}</Cell>
              <Cell className="w-2/5 max-md:hidden">
                {typeof count === 'number' && count > 0 && (
                  <div
                    className="h-3 min-w-1 rounded-xs bg-lg-done print:border print:border-ink"
                    style={{ width: `${(100 * count) / most}%` }}
                  />
                )}
              </Cell>
              <Cell numeric className="font-semibold">
                <Count shown={count} />
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </Card>
  )
}
