import { parseBuildContent } from '../../components/build-content.ts';
import type { OSType } from '../../components/component.ts';
import { parseContent } from '../../components/parse.ts';
import type { Problem } from '../../components/problem.ts';
import type { Finding } from '../finding.ts';

/** A COMPONENT line: only the content of a template has one. */
const COMPONENT_LINE = /^[ \t]*COMPONENT[ \t]/im;

/** True for the build content of a template, in the syntax of Image Builder. */
export function isBuildContent(content: string): boolean {
  return COMPONENT_LINE.test(content);
}

/**
 * Checks Image Builder's own syntax, as a file by itself: a component, or the build content of a template. Without
 * `osType` it may be for either system.
 */
export function lintContent(file: string, content: string, osType: OSType | undefined): Finding[] {
  const parse = isBuildContent(content) ? parseBuildContent : parseContent;
  const read = (system: OSType) => parse(content, { osType: system, type: 'Build', path: '' });
  const systems: readonly OSType[] = osType === undefined ? ['Linux', 'Windows'] : [osType];
  const readings = systems.map(read);
  const good = readings.find(({ problems }) => problems === undefined);
  const best =
    good ?? (isForWindows(content) ? (readings.at(-1) ?? read('Windows')) : (readings[0] ?? read('Linux')));
  const { problems = [], warnings } = best;
  const finding =
    (severity: 'error' | 'warning') =>
    ({ line = 1, column = 1, message, code, task }: Problem): Finding => ({
      file,
      line,
      column,
      severity,
      message: task === undefined ? message : `task '${task}': ${message}`,
      ...(code === undefined ? {} : { code }),
    });
  return [...problems.map(finding('error')), ...warnings.map(finding('warning'))];
}

/** Whether a content looks as if it were written for Windows. */
export function isForWindows(content: string): boolean {
  return /\bRunPowerShell(?:Command|Script)\b/.test(content);
}
