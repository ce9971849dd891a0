import type { Findings } from './check-references.ts';
import { problemAt, type TextPlace } from './check-text.ts';
import { MAX_PROBLEMS } from './problem.ts';
import { shorten } from './shorten.ts';

/** What Cloud Assistant itself fills into a script, as `{{ACS::RegionId}}`. */
export const CLOUD_ASSISTANT_NAMES: readonly string[] = [
  'RegionId',
  'AccountId',
  'InstanceId',
  'InstanceName',
  'InvokeId',
  'CommandId',
];

const NAME = /\{\{[ \t]*ACS::([A-Za-z0-9_]*)[ \t]*\}\}/g;
const SCRIPT = 'commandContent';

/** Whether a script holds a name that Cloud Assistant fills in. */
export function hasCloudAssistantNames(text: string): boolean {
  return text.includes('ACS::') && text.search(NAME) >= 0;
}

/**
 * Cloud Assistant looks at every `{{` of a script once it is told to fill in its names, and refuses what it does not
 * know. So a script that uses one may hold no other double braces.
 */
export function checkCloudAssistantNames(
  text: string,
  property: string,
  place: TextPlace,
  to: Findings,
): void {
  if (!text.includes('ACS::')) return;
  const names = [...text.matchAll(NAME)];
  const [first] = names;
  if (first === undefined) return;
  const shown = shorten(first[0]);
  const at = (offset: number) => ({ text, offset });
  if (property !== SCRIPT) {
    const message = `'${shown}' stays as it is: Cloud Assistant fills in its names only in scripts`;
    to.warnings.push(problemAt(place, message, at(first.index)));
    return;
  }
  for (const { 1: name = '', 0: whole, index } of names) {
    if (CLOUD_ASSISTANT_NAMES.includes(name)) continue;
    if (to.warnings.length >= MAX_PROBLEMS) break;
    const message = `'${shorten(whole)}' is not known to Cloud Assistant, which has ${CLOUD_ASSISTANT_NAMES.join(', ')}`;
    to.warnings.push(problemAt(place, message, at(index)));
  }
  const own = new Set(names.map(({ index }) => index));
  for (let offset = text.indexOf('{{'); offset >= 0; offset = text.indexOf('{{', offset + 2)) {
    if (own.has(offset)) continue;
    const message =
      `may not stand together with '${shown}', for Cloud Assistant would take it for a name of its own: ` +
      `print '${shown}' in a task of its own and refer to that task's output here`;
    to.problems.push(problemAt(place, `'{{' ${message}`, at(offset)));
    return;
  }
}
