/**
 * A line of CSV (RFC 4180), with all of its cells in quotes. What a spreadsheet would take for a formula, because it begins with one of
 * = + - @ or a control character, is marked as text by an apostrophe (OWASP, CSV injection).
 */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${plain(cell).replaceAll('"', '""')}"`).join(',')}\r\n`

const plain = (cell: string): string => (/^\s*[=+\-@＝＋－＠\t\r\n]/.test(cell) ? `'${cell}` : cell)
