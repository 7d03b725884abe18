// The one way in which TypeScript runs outside Next: bundled into dist/, packages left where they are.
import { mkdirSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, stop } from 'esbuild'

const root = resolve(import.meta.dirname, '..')

/** `@/x` is the project's own x; `server-only` guards against browsers and means nothing here. */
const ours = {
  name: 'ours',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(server|client)-only$/ }, ({ path }) => ({ path, namespace: 'empty' }))
    onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }))
  },
}

let underWay = 0

/** Builds, and ends esbuild's own process with the last of those that are under way: ended before, the others would never end. */
async function built(options) {
  underWay += 1
  try {
    await build(options)
  } finally {
    underWay -= 1
    if (underWay === 0) await stop()
  }
}

/** Bundles one program, for example bin/worker.ts, and returns where it lies: dist/worker.mjs. */
export async function bundle(entry) {
  const outfile = resolve(root, 'dist', `${basename(entry).replace(/\.tsx?$/, '')}.mjs`)
  mkdirSync(resolve(root, 'dist'), { recursive: true })
  await built({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    packages: 'external',
    alias: { '@': root },
    jsx: 'automatic',
    sourcemap: 'inline',
    logLevel: 'error',
    plugins: [ours],
  })
  return outfile
}

/** Our own script for browsers (components/sign-in/in-browser.ts), as small as it gets: public/own/coming-in.js. */
export async function bundleOwnScript() {
  await built({
    absWorkingDir: root,
    entryPoints: ['components/sign-in/in-browser.ts'],
    outfile: resolve(root, 'public/own/coming-in.js'),
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
  })
}

/** Bundles a program and runs it in this process. */
export const run = async (entry) => import(pathToFileURL(await bundle(entry)).href)
