import type { OSType } from './component.ts';
import type { FileContent, ObjectKey } from './task.ts';

/** Characters of a file in Base64. */
const MAX_BASE64 = 65_536;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const MODE = /^[0-7]{3,4}$/;
const OWNER = /^[A-Za-z_][A-Za-z0-9_.-]*$/;
const MAX_OWNER = 32;

type Report = (property: string, message: string) => void;
type Loose = Readonly<Record<string, unknown>>;

/** What a WriteFile task has beside its path. */
export interface FileProperties {
  readonly content?: FileContent;
  readonly owner?: string;
  readonly group?: string;
  readonly mode?: string;
}

/** Reads what `writeFile` holds beside `destinationPath`, and fills in the defaults of Linux. */
export function readContent(given: Loose, osType: OSType, report: Report): FileProperties {
  const content = contentOf(given, report);
  return { ...(content === undefined ? {} : { content }), ...ownership(given, osType, report) };
}

function contentOf(given: Loose, report: Report): FileContent | undefined {
  const { content, binaryContent, contentFrom } = given;
  const present = Object.entries({ content, binaryContent, contentFrom }).filter(
    ([, value]) => value !== undefined,
  );
  const [first] = present;
  if (first === undefined || present.length > 1) {
    report('content', 'exactly one of content, binaryContent and contentFrom must be set');
    return undefined;
  }
  if (content !== undefined) {
    if (typeof content === 'string') return { text: content };
    report('content', 'must be a text');
  } else if (binaryContent !== undefined) {
    const base64 = typeof binaryContent === 'string' ? binaryContent.replaceAll('\n', '') : undefined;
    if (base64 !== undefined && base64.length <= MAX_BASE64 && BASE64.test(base64)) return { base64 };
    report('binaryContent', `must be Base64, at most ${MAX_BASE64} characters`);
  } else return referenceOf(contentFrom, report);
  return undefined;
}

function referenceOf(contentFrom: unknown, report: Report): FileContent | undefined {
  const { configMapKeyRef, secretKeyRef } = (contentFrom ?? {}) as Loose;
  const configMapKey = keyOf(configMapKeyRef);
  const secretKey = keyOf(secretKeyRef);
  if (configMapKey !== undefined && secretKeyRef === undefined) return { configMapKey };
  if (secretKey !== undefined && configMapKeyRef === undefined) return { secretKey };
  report('contentFrom', 'must hold exactly one of configMapKeyRef and secretKeyRef, with name and key');
  return undefined;
}

function keyOf(value: unknown): ObjectKey | undefined {
  const { name, key } = (value ?? {}) as Loose;
  return typeof name === 'string' && typeof key === 'string' ? { name, key } : undefined;
}

function ownership(given: Loose, osType: OSType, report: Report): Omit<FileProperties, 'content'> {
  if (osType === 'Windows') {
    for (const property of ['owner', 'group', 'mode'] as const)
      if (given[property] !== undefined) report(property, 'must be absent: it is for Linux only');
    return {};
  }
  const { owner = 'root', group = 'root', mode = '0644' } = given;
  for (const [property, value] of Object.entries({ owner, group })) {
    if (typeof value !== 'string' || value.length > MAX_OWNER || !OWNER.test(value))
      report(
        property,
        `must be a name of letters, digits, '_', '.' and '-', at most ${MAX_OWNER} characters`,
      );
  }
  if (typeof mode !== 'string' || !MODE.test(mode))
    report('mode', "must be three or four octal digits in quotes, such as '0644'");
  return { owner, group, mode } as Omit<FileProperties, 'content'>;
}
