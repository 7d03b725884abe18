import { readFileSync } from 'node:fs'

type Route = { page: string; regex: string }

/** What a request is called where it is counted: the pattern of its address as Next knows it, never the address, which holds ids. */
export function routesOf(manifest = '.next/routes-manifest.json'): (url: string | undefined) => string {
  const { staticRoutes, dynamicRoutes } = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, Route[]>
  const fixed = new Set(staticRoutes?.map(({ page }) => page))
  const patterns = dynamicRoutes?.map(({ page, regex }) => ({ page, regex: new RegExp(regex) })) ?? []
  return (url = '') => {
    const path = url.split('?')[0]?.replace(/(?<=.)\/$/, '') ?? ''
    if (/^\/(_next|own)\//.test(path)) return 'file'
    if (fixed.has(path)) return path
    return patterns.find(({ regex }) => regex.test(path))?.page ?? 'none'
  }
}
