// Whether a migration leaves the release before it working. What cannot be seen to needs a note: `-- compatible: why`.

/** A statement with the comments before it, and what of it the release before may trip over. */
type Statement = { note: string; sql: string }

/** Cuts a script at its semicolons, but for those in quotes, in comments and in the bodies of functions. */
export function statementsOf(script: string): Statement[] {
  const parts = script.matchAll(
    /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|;|[^;'"$/-]+|[\s\S]/g,
  )
  const statements: Statement[] = []
  let now: Statement = { note: '', sql: '' }
  for (const [part] of parts) {
    if (part.startsWith('--') || part.startsWith('/*')) now.note += `${part}\n`
    else if (part !== ';') now.sql += part
    else {
      statements.push({ ...now, sql: now.sql.trim() })
      now = { note: '', sql: '' }
    }
  }
  return [...statements, { ...now, sql: now.sql.trim() }].filter(({ sql }) => sql !== '')
}

const never: [RegExp, string][] = [
  [/\bDROP\s+(?!DEFAULT|NOT\s+NULL)/i, 'takes something away'],
  [/\bRENAME\b/i, 'renames'],
  [/\bSET\s+NOT\s+NULL\b/i, 'asks for a value that was not needed'],
  [/\bALTER\s+(COLUMN\s+)?"?\w+"?\s+(SET\s+DATA\s+)?TYPE\b/i, 'changes a type'],
  [/\bDROP\s+DEFAULT\b/i, 'takes a default away'],
  [/^(REVOKE|DELETE|UPDATE|TRUNCATE)\b/i, 'changes what the release before may do, or its rows'],
  [/^CREATE\s+OR\s+REPLACE\b/i, 'changes what a function or a view does'],
  [/^CREATE\s+(CONSTRAINT\s+)?TRIGGER\b/i, 'adds a trigger'],
  [/^CREATE\s+(UNLOGGED\s+)?(RULE|POLICY)\b|ROW\s+LEVEL\s+SECURITY/i, 'adds a rule or a policy'],
  [/^(DO|CALL)\b/i, 'runs a program'],
  [/\bGENERATED\s+ALWAYS\s+AS\b[\s\S]*\bSTORED\b/i, 'writes every row anew, and holds the table for it'],
]
const addsColumn =
  /\bADD\s+(?:COLUMN\s+)?(?:IF\s+NOT\s+EXISTS\s+)?(?!CONSTRAINT\b|CHECK\b|UNIQUE\b|PRIMARY\b|FOREIGN\b|EXCLUDE\b)"?(\w+)"?\s/gi
const constraint = /\b(CHECK|UNIQUE|PRIMARY\s+KEY|FOREIGN\s+KEY|EXCLUDE)\b/i
const words = new Set(
  'add constraint check unique primary foreign key references on update delete restrict cascade set null in is not and or like between true false not valid deferrable initially deferred using index any array lower upper length coalesce btree gist where'.split(
    ' ',
  ),
)

/** The clauses of a statement, cut at the commas outside of brackets. */
function clauses(sql: string): string[] {
  const cut = ['']
  let depth = 0
  for (const letter of sql) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0
    if (letter === ',' && depth === 0) cut.push('')
    else cut[cut.length - 1] += letter
  }
  return cut
}

/** Names in a text, without strings, numbers and words of SQL; what a reference points to does not count. */
const names = (text: string): string[] =>
  [
    ...text
      .replace(/'(?:[^']|'')*'/g, '')
      .replace(/CONSTRAINT\s+"?\w+"?|REFERENCES\s+"?\w+"?\s*\([^)]*\)/gi, '')
      .matchAll(/[a-z_]\w*/gi),
  ]
    .map(([name]) => name.toLowerCase())
    .filter((name) => !words.has(name))

/** Why each statement of some migrations is not plainly additive; those with a note are taken at their word. Later ones see the tables and columns of earlier ones. */
export function notAdditive(scripts: readonly { name: string; script: string }[]): string[] {
  const made = new Set<string>()
  return scripts.flatMap(({ name, script }) =>
    statementsOf(script).flatMap(({ note, sql }) => {
      const why = whyNotAdditive(sql, made)
      return why && !/^--\s*compatible: \S/m.test(note)
        ? [`${name}: ${why}: ${sql.replace(/\s+/g, ' ').slice(0, 90)}`]
        : []
    }),
  )
}

/** `made` holds the tables, and the columns as `table.column`, that came since the last release: those it cannot be using. */
function whyNotAdditive(whole: string, made: Set<string>): string | null {
  // What stands in quotes, or in the body of a function, is not done by the statement.
  const sql = whole.replace(/'(?:[^']|'')*'/g, "''").replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, 'body')
  const created = /^CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)"?/i.exec(sql)?.[1]
  if (created) made.add(created)
  const table = /^ALTER\s+TABLE\s+(?:ONLY\s+)?(?:IF\s+EXISTS\s+)?"?(\w+)"?|\bON\s+(?:ONLY\s+)?"?(\w+)"?/i.exec(sql)
  const of = table?.[1] ?? table?.[2] ?? created ?? ''
  if (made.has(of)) return null
  const found = never.find(([pattern]) => pattern.test(sql))
  if (found) return found[1]
  const own = (text: string) => names(text).every((name) => made.has(`${of}.${name}`))
  if (/^CREATE\s+UNIQUE\s+INDEX/i.test(sql))
    return own(sql.replace(/^[\s\S]*?\bON\s+"?\w+"?/i, '')) ? null : 'refuses what was allowed twice'
  if (!/^ALTER\s+TABLE/i.test(sql)) return null
  const body = clauses(sql.replace(/^ALTER\s+TABLE\s+(?:ONLY\s+)?(?:IF\s+EXISTS\s+)?"?\w+"?/i, ''))
  for (const clause of body)
    for (const [, column] of clause.matchAll(addsColumn)) {
      made.add(`${of}.${column?.toLowerCase()}`)
      if (/\bNOT\s+NULL\b/i.test(clause) && !/\bDEFAULT\b/i.test(clause)) return 'adds a column that must be given'
    }
  const tighter = body.find((clause) => constraint.test(clause) && !/^\s*ADD\s+COLUMN/i.test(clause) && !own(clause))
  return tighter ? 'holds what was written to a new law' : null
}
