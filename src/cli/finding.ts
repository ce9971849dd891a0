/** One thing that a command found in what it was given. */
export interface Finding {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units as editors count. */
  readonly column: number;
  /** `note`: nothing is wrong, but somebody has to know. */
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  /** Path of the field, where the finding is about one. */
  readonly path?: string;
  /** Alibaba Cloud's code for it, where there is one. */
  readonly code?: string;
}

/** `file:line:column: error: message`, as editors and CI systems read it; always one line. */
export function findingLine({ file, line, column, severity, message, path, code }: Finding): string {
  const field = path === undefined || path === '' ? '' : `${path}: `;
  const text = `${file}:${line}:${column}: ${severity}: ${field}${message}${code === undefined ? '' : ` (${code})`}`;
  return text.replaceAll(/[\r\n]+\s*/g, ' ');
}

/** By file as given, then by place. The same thing is told once. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const files = [...new Set(findings.map(({ file }) => file))];
  const once = new Map(findings.map((finding) => [findingLine(finding), finding]));
  return [...once.values()].toSorted(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
}
