/** Names of things that nobody may read. */
export const SECRET_NAME =
  /pass(?:word|wd|phrase|code)?(?:$|[_-])|passw|secret|token|credential|(?:access|private|api|auth|signing|licen[cs]e)[_-]?key|access_?id$|(?:^|[_-])pwd(?:$|[_-])/i;

/** Whether a value found elsewhere is the secret, not a word that happens to be alike, such as `root`. */
export function isTelling(value: string): boolean {
  return value.length >= 8 || (value.length >= 5 && /[A-Za-z]/.test(value) && /[^A-Za-z]/.test(value));
}
