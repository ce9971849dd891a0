import type { Guest, ImageFiles } from '../../../simulator/guests/port.ts';
import type { CatalogEntry } from '../../../src/components/catalog.ts';
import { assert } from '../../kit/index.ts';
import { execute, type HostUnderTest, outputOf, withGuest } from '../guests/host-under-test.ts';
import type { CatalogCase } from './case.ts';
import type { Distribution } from './distributions.ts';
import { scriptsOf } from './scripts.ts';

/**
 * Shows one case on a machine of its own: the component runs, what must hold holds, it runs again, and nothing has
 * changed: no file, no call that changes anything.
 */
export async function runCase(
  under: HostUnderTest,
  image: ImageFiles,
  entry: CatalogEntry,
  one: CatalogCase,
  distribution: Distribution,
): Promise<void> {
  await withGuest({ ...under, image }, async (guest) => {
    if (one.before !== undefined) await outputOf(guest, one.before);
    if (one.fails !== undefined) {
      const output = await runFailing(guest, entry, one);
      assert.ok(output.includes(one.fails), `must say '${one.fails}', but says:\n${output}`);
      return;
    }
    await runScripts(guest, entry, one);
    const calls = linesOf(await outputOf(guest, `${CALLS}\n${FILES} >/run/files-before`));
    if (one.calls !== undefined) assert.equal(calls, one.calls(distribution));
    await runScripts(guest, entry, one);
    const again = await outputOf(
      guest,
      `${CALLS}\necho ${BORDER}\n${FILES} | diff /run/files-before - || true`,
    );
    const [callsAgain = '', changed = ''] = again.split(BORDER);
    assert.equal(linesOf(callsAgain), one.callsAgain?.(distribution) ?? [], 'calls of the second run');
    assert.is(changed.trim(), '', 'changed by the second run');
    if (one.holds !== undefined) await outputOf(guest, `set -e\n${one.holds}`);
  });
}

async function runScripts(guest: Guest, entry: CatalogEntry, one: CatalogCase): Promise<void> {
  for (const { task, text } of scriptsOf(entry, one.parameters, one.secrets)) {
    const { result, text: output } = await execute(guest, text);
    if (result.kind !== 'exited' || result.exitCode !== 0)
      throw new Error(`task ${task}: ${JSON.stringify(result)}\n${output}`);
  }
}

async function runFailing(guest: Guest, entry: CatalogEntry, one: CatalogCase): Promise<string> {
  for (const { text } of scriptsOf(entry, one.parameters, one.secrets)) {
    const { result, text: output } = await execute(guest, text);
    if (result.kind !== 'exited' || result.exitCode !== 0) return output;
  }
  throw new Error('It did not fail');
}

/** Prints what was called since the last look. */
const CALLS = 'calls=/var/lib/recorder/calls; if [ -e $calls ]; then cat $calls; : >$calls; fi';
const BORDER = '--- files';

/** The names of temporary files differ from run to run. */
function linesOf(calls: string): string[] {
  return calls
    .split('\n')
    .filter(Boolean)
    .map((line) => line.replaceAll(/\/tmp\/tmp\.\w+(\/\S*)?/g, '*'));
}

/** Every file and link where a component may write, with all that tells whether it was touched. */
const FILES = [
  'find /boot /etc /home /opt /root /srv /swapfile /usr/bin /usr/local /usr/sbin /var/lib -xdev',
  '\\( -path /var/lib/recorder -o -path /var/lib/imagesmith \\) -prune -o \\( -type f -o -type l \\)',
  "-printf '%p %y %m %U:%G %s %T@ %l\\n' 2>/dev/null | sort",
].join(' ');
