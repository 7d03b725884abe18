export const dynamic = 'force-dynamic'

/** 200 while the process answers. It asks nobody, so that a database that is away has no process started again. */
export const GET = () => Response.json({ process: 'answers' })
