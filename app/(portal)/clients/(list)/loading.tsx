import { PageHeader } from '@/components/ui/page-header'
import { Loading, SkeletonRows } from '@/components/ui/skeleton'
import { HeadCell, Table, TableBody, TableHead } from '@/components/ui/table'

const heads = ['Client', 'Organisation', 'Assist case', 'Sessions in 12 months', 'Next appointment', 'Task']

/** My Clients while it is on its way. */
export default function ClientsLoading() {
  return (
    <>
      <PageHeader title="My Clients" line="People with an Assist case that has you as its consultant." />
      <Loading className="mt-28">
        <Table caption="My clients">
          <TableHead>
            {heads.map((head) => (
              <HeadCell key={head}>{head}</HeadCell>
            ))}
          </TableHead>
          <TableBody>
            <SkeletonRows columns={heads.length} rows={8} />
          </TableBody>
        </Table>
      </Loading>
    </>
  )
}
