import { readFileSync } from 'node:fs'

/** A server action of the build: where it is written, and a page that holds it. */
export type Action = { id: string; name: string; file: string; page: string; takesNothing: boolean }

type Manifest = { node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }> }

/** Every server action, as the build itself knows them: what is added is there without being listed. */
export function everyAction(): Action[] {
  const manifest: Manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'))
  return Object.entries(manifest.node).map(([id, { filename, exportedName, workers }]) => {
    const page = Object.keys(workers)[0] ?? ''
    // The first two digits say which arguments are read: none at all.
    return { id, name: exportedName, file: filename, page, takesNothing: id.startsWith('00') }
  })
}

/** Every page and route of the build, as the build names it: `/cases/[case]`. */
export function everyRoute(): string[] {
  const manifest = JSON.parse(readFileSync('.next/server/app-paths-manifest.json', 'utf8'))
  const named = Object.keys(manifest).map(
    (path) => path.replace(/\/(page|route)$/, '').replace(/\/\([^)]*\)/g, '') || '/',
  )
  return [...new Set(named)].filter((path) => !path.startsWith('/_')).sort()
}

/** An address for a page of the build; what its brackets name comes from `values`. */
export const addressIn = (page: string, values: Record<string, string>): string =>
  page
    .replace(/^app/, '')
    .replace(/\/page$/, '')
    .replace(/\/\([^)]*\)/g, '')
    .replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => values[name] || 'none') || '/'
