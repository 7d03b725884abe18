import { relative } from 'node:path'
import { API, type Symbol as Found, type Project, SignatureKind, SymbolFlags } from 'typescript/unstable/sync'

/** All that can be asked of the portal, read from the code by the compiler: nothing here is a list kept by hand. */
export type Discovered = {
  /** Every page, by its address: '/cases/[case]'. */
  readonly pages: readonly string[]
  /** Every method of every route handler: 'GET /api/health'. */
  readonly handlers: readonly string[]
  /** Every server action by file and export: 'calendar/actions.ts book'; one written inside a function has its line. */
  readonly actions: readonly string[]
  /** Server functions of lib that take somebody let in first, with who that is: 'requests/queries.ts requestOf' → ['Consultant']. */
  readonly queries: ReadonlyMap<string, readonly Gate[]>
  /** Server functions of lib that a route takes and that ask for nobody: each says in its row why it may. */
  readonly open: readonly string[]
}

export const gates = ['Consultant', 'Reviewer', 'ClinicalLeader', 'Administrator', 'CaseAssigner', 'Person'] as const
export type Gate = (typeof gates)[number]

/** Reads the project of a tsconfig.json in a folder. */
export function discover(root: string): Discovered {
  const api = new API({ cwd: root })
  try {
    const [project] = api.updateSnapshot({ openProject: `${root}/tsconfig.json` }).getProjects()
    if (!project) throw new Error(`There is no project in ${root}.`)
    const files = project.rootFiles
      .map((path) => relative(root, path))
      .filter((path) => /^(app|lib|components)\/.*\.tsx?$/.test(path) && !path.startsWith('lib/generated/'))
    return read(project, root, files.toSorted())
  } finally {
    api.close()
  }
}

function read(project: Project, root: string, files: string[]): Discovered {
  const text = (file: string) => project.program.getSourceFile(`${root}/${file}`)?.text ?? ''
  const exported = (file: string) => exportsOf(project, `${root}/${file}`)
  const isServer = (file: string) => /^lib\//.test(file) && text(file).startsWith("import 'server-only'")
  const named = (file: string, name: string) => `${file.replaceAll(/^(app|lib)\/|\([^)]+\)\//g, '')} ${name}`
  const queries = new Map(
    files
      .filter(isServer)
      .flatMap((file) => exported(file).map((one) => [named(file, one.name), gatesOf(project, one)] as const))
      .filter(([, first]) => first.length > 0),
  )
  const routes = files.filter((file) => file.startsWith('app/'))
  const taken = routes
    .flatMap((file) => importsOf(text(file)))
    .filter(({ file }) => isServer(file))
    .flatMap((one) => (one.name === '*' ? exported(one.file).map(({ name }) => ({ ...one, name })) : [one]))
  const open = taken
    .filter(({ file, name }) => exported(file).some((one) => one.name === name && signatures(project, one).length > 0))
    .map(({ file, name }) => named(file, name))
    .filter((name) => !queries.has(name))
  return {
    pages: files.filter((file) => /^app\/(.*\/)?page\.tsx?$/.test(file)).map(addressOf),
    handlers: files
      .filter((file) => /^app\/(.*\/)?route\.tsx?$/.test(file))
      .flatMap((file) => exported(file).flatMap(({ name }) => (methods.has(name) ? `${name} ${addressOf(file)}` : []))),
    actions: files.flatMap((file) => actionsOf(text(file), () => exported(file)).map((name) => named(file, name))),
    queries,
    open: [...new Set(open)].toSorted(),
  }
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** 'app/(portal)/cases/[case]/page.tsx' → '/cases/[case]' */
const addressOf = (file: string): string =>
  file
    .replace(/^app/, '')
    .replaceAll(/\/\([^)]+\)/g, '')
    .replace(/\/(page|route)\.tsx?$/, '') || '/'

/** What a module exports, an export of another module's followed to where it is made. */
function exportsOf({ program, checker }: Project, path: string): readonly Found[] {
  const file = program.getSourceFile(path)
  const module = file && checker.getSymbolAtLocation(file)
  return (module ? checker.getExportsOfModule(module) : []).filter(({ name }) => name !== 'default')
}

function signatures({ checker }: Project, symbol: Found) {
  const made = symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  if (!(made.flags & SymbolFlags.Value)) return []
  const type = checker.getTypeOfSymbol(made)
  return type ? checker.getSignaturesOfType(type, SignatureKind.Call) : []
}

/** Who must have been let in to call it, by the type of its first parameter; nobody where that is no such person. */
function gatesOf(project: Project, symbol: Found): readonly Gate[] {
  const [signature] = signatures(project, symbol)
  const first = signature && signature.parameters.length > 0 && project.checker.getParameterType(signature, 0)
  if (!first) return []
  const parts = first.isUnionType() ? [first, ...first.getTypes()] : [first]
  const names = parts.map((part) => project.checker.typeToString(part))
  return gates.filter((gate) => names.includes(gate))
}

/** What a file takes from files of lib; of one that it takes whole, or hands on whole, '*'. */
function importsOf(text: string): { file: string; name: string }[] {
  const lines = text.matchAll(/\b(?:import|export)\s+(?!type\b)(\{[^}]*\}|\*[^'"{]*?)\s*from\s+'@\/(lib\/[^']+)'/g)
  return [...lines].flatMap(([, names = '', from = '']) =>
    names
      .replaceAll(/[{}]/g, '')
      .split(',')
      .map((one) => one.trim().split(/\s/)[0] ?? '')
      .filter((name) => name && name !== 'type')
      .map((name) => ({ file: `${from}.ts`, name })),
  )
}

const directive = /^\s*(['"])use server\1;?\s*$/gm

/** The actions of a file: what it exports where it begins with 'use server', and each function that says so for itself. */
function actionsOf(text: string, exported: () => readonly Found[]): string[] {
  const places = [...text.matchAll(directive)].map(({ index }) => index)
  if (places.length === 0) return []
  const isWhole = /^(\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*(['"])use server\2/.test(text)
  if (isWhole)
    return exported()
      .filter(({ flags }) => flags & (SymbolFlags.Value | SymbolFlags.Alias))
      .map(({ name }) => name)
  return places.map((index) => `in line ${text.slice(0, index).split('\n').length}`)
}
