/**
 * Any text as exactly one word of a POSIX shell. Single quotes keep everything but themselves; a single quote is
 * written as `'\''`. The empty text becomes `''`. NUL cannot stand in a word of any shell; callers refuse it earlier.
 */
export function shellQuote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/**
 * Any text as a literal string of PowerShell, Windows PowerShell 5.1 included. PowerShell takes the typographic single
 * quotes U+2018 to U+201B for single quotes too; each is doubled, as it takes two of them for one.
 */
export function powerShellQuote(word: string): string {
  return `'${word.replaceAll(/['\u2018\u2019\u201A\u201B]/g, '$&$&')}'`;
}
