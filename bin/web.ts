// The production web server: Next's own handler, with its scripts and styles served as they were compressed at build time,
// and the reviewers' house without any scripts.
import { createServer } from 'node:http'
import next from 'next'
import sirv from 'sirv'
import { sendWhole } from '@/bin/web/send-whole'
import { isWithoutScripts, sendWithoutScripts } from '@/bin/web/without-scripts'

const hostname = process.env.HOST || '127.0.0.1'
const port = Number(process.env.PORT) || 3000
const year = 365 * 24 * 60 * 60
const prefix = '/_next/static'

const app = next({ dev: false, hostname, port })
await app.prepare()
const page = app.getRequestHandler()
// Not named after what is in it, so browsers ask whether it is still the same.
const own = sirv('public', { brotli: true, gzip: true, etag: true, maxAge: 0 })
const asset = sirv('.next/static', { brotli: true, gzip: true, immutable: true, maxAge: year, etag: true })

const server = createServer((request, response) => {
  if (request.url?.startsWith(`${prefix}/`)) {
    request.url = request.url.slice(prefix.length)
    return asset(request, response, () => void response.writeHead(404).end())
  }
  if (request.url?.startsWith('/own/')) return own(request, response, () => void response.writeHead(404).end())
  if (isWithoutScripts(request)) sendWithoutScripts(request, response)
  else sendWhole(request, response)
  void page(request, response)
})
server.listen(port, hostname)

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    server.close(() => process.exit(0))
    server.closeIdleConnections()
  })
