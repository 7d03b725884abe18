/**
 * A page, or the data of one, without what is another each time: the nonce, the instant, the seconds left, the parts of the address that was asked for, and in
 * which order and pieces the server came to write it down.
 */
export function bare(body: string, path: string): string[] {
  const parts = path.split(/[/?&=]/).filter((part) => /^[A-Z]+-|\d/.test(part))
  const same = parts
    .reduce((text, part) => text.replaceAll(new RegExp(part, 'gi'), '…'), body)
    .replaceAll(/nonce(=|\\*":)\\*"[^"\\]*\\*"/g, 'nonce')
    .replaceAll(/\b1\d{12}\b/g, '…')
    // How many seconds a sign-in has left stands in the notes of its end.
    .replaceAll(/--(idle|whole)(\\*"?:\s*\\*"?)\d+s/g, '--$1')
    .replaceAll(/\\*"\d+ \d+\\*"/g, '…')
    .replaceAll('"])</script><script nonce>self.__next_f.push([1,"', '')
  return same
    .split(/\\n|\n/)
    .map((row) => row.replaceAll(/^(?:.*?push\(\[1,")?[\da-f]+:/g, '').replaceAll(/\$[A-Za-z@]?[\da-f]+\b/g, '$'))
    .filter((row) => row && !row.startsWith('"])</script>'))
    .toSorted()
}
