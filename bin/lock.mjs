// Completes package-lock.json for every platform: npm may write only this machine's optional packages, and then another
// machine cannot install. Asks the registry (npm view) about each package that the lock leaves out. Run by hand after
// npm install: node bin/lock.mjs
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

/** Optional packages that some package of the lock names and the lock does not hold: `{ path, name, version }`. */
export function leftOut(packages) {
  const missing = new Map()
  for (const [owner, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (!held(packages, owner, name))
        missing.set(`node_modules/${name}`, { path: `node_modules/${name}`, name, version })
    }
  }
  return [...missing.values()]
}

/** Whether a package is found from its owner's folder, the way Node looks for it. */
function held(packages, owner, name) {
  for (let folder = owner; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true
    if (folder === '') return false
  }
}

function described({ name, version }) {
  const view = JSON.parse(execFileSync('npm', ['view', `${name}@${version}`, '--json'], { encoding: 'utf8' }))
  const { cpu, os, libc, engines, license, bin, dependencies, dist } = [view].flat().at(-1)
  const entry = {
    version,
    cpu,
    integrity: dist.integrity,
    license,
    optional: true,
    os,
    libc,
    bin,
    dependencies,
    engines,
  }
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined))
}

if (import.meta.main) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const missing = leftOut(lock.packages)
  for (const one of missing) lock.packages[one.path] = described(one)
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([one], [other]) => (one < other ? -1 : 1)))
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
  console.log(
    missing.length === 0 ? 'The lock names every platform.' : `Added ${missing.map(({ name }) => name).join(', ')}`,
  )
}
