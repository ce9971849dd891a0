/** Where relative paths begin as long as no WORKDIR says otherwise: where commands run by default. */
export const DEFAULT_WORKING_DIR = '/root';

/**
 * An absolute path in its shortest form. A relative one begins at `base`; one that begins with a reference stays as it
 * is, since what it becomes is not known.
 */
export function absolutePath(path: string, base = DEFAULT_WORKING_DIR): string {
  if (path.startsWith('{{')) return path;
  const whole = path.startsWith('/') ? path : `${base}/${path}`;
  const steps: string[] = [];
  for (const step of whole.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..') steps.pop();
    else steps.push(step);
  }
  const joined = steps.join('/');
  return joined.startsWith('{{') && !whole.startsWith('/') ? joined : `/${joined}`;
}
