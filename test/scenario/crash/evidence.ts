import type { ImageBuild } from '../../../src/api/objects.ts';
import type { LedgerCall } from '../../../simulator/ledger/ledger.ts';
import type { SimulatorHandle } from '../../../simulator/handle.ts';
import { assert } from '../../kit/index.ts';
import { component } from '../../kit/samples.ts';

/** Where the component below writes down which of its scripts ran, a line each time. */
const DIARY = '/root/diary';
let machines = 0;

/** A component whose scripts each leave one line every time they run, with a restart of the machine between them. */
export function diarist(name: string): object {
  return component(
    name,
    enter('first'),
    { name: 'file', writeFile: { destinationPath: '/etc/diarist', content: 'written\n' } },
    { name: 'restart', reboot: {} },
    `test "$(cat /etc/diarist)" = written; ${enter('second')}`,
    enter('third'),
  );
}

/** Leaves a line, and takes long enough that something can come between. */
function enter(line: string): string {
  return `echo ${line} >>${DIARY}; sleep 0.2`;
}

/** Reads the diary out of an image, from a machine that is started for that. */
export async function diaryIn({ simulation }: SimulatorHandle, imageID: string): Promise<string[]> {
  const image = simulation.images.find(imageID)?.image;
  if (image === undefined) throw new Error(`There is no image ${imageID}`);
  const id = `reader-${++machines}`;
  const { machines: guests } = simulation;
  guests.createDisk(id, image);
  const output: Buffer[] = [];
  try {
    await guests.boot(id, id, { hostname: id, bootID: crypto.randomUUID() }, () => undefined);
    const command = { script: `cat ${DIARY}`, user: 'root', workingDir: '/root', env: {} };
    await guests.guest(id)?.run({ ...command, onOutput: (chunk) => void output.push(chunk) }).done;
  } finally {
    await guests.stop(id, id);
    await guests.deleteDisk(id);
  }
  return Buffer.concat(output).toString('utf8').trim().split('\n');
}

/** What one build made in the cloud, counted by the ledger. Calls that only repeated an answer are not counted. */
export function madeFor(simulator: SimulatorHandle, buildUID: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const call of simulator.ledger.calls) {
    if (call.code !== undefined || call.replayed || tagOf(call, 'imagesmith:build-uid') !== buildUID)
      continue;
    const effect = call.action === 'RunCommand' ? undefined : call.action;
    if (effect !== undefined) counts[effect] = (counts[effect] ?? 0) + 1;
  }
  return counts;
}

/** How often an instance was rebooted from outside. */
function rebootsOf(simulator: SimulatorHandle, instanceID: string): number {
  const { events } = simulator.ledger;
  return events.filter(
    ({ kind, id, what }) => kind === 'instance' && id === instanceID && what === 'rebootRequested',
  ).length;
}

/** UIDs under which a build of that name ever called the cloud: a second one would be another build. */
function uidsOf(simulator: SimulatorHandle, { namespace = '', name }: ImageBuild['metadata']): string[] {
  const calls = simulator.ledger.calls.filter(
    (call) => tagOf(call, 'imagesmith:build') === `${namespace}/${name}`,
  );
  return [...new Set(calls.map((call) => tagOf(call, 'imagesmith:build-uid') ?? ''))];
}

function tagOf({ parameters }: LedgerCall, key: string): string | undefined {
  const tags = parameters['Tag'];
  if (!Array.isArray(tags)) return undefined;
  return tags.find((tag: { Key?: unknown; Value?: unknown }) => tag.Key === key)?.Value as string | undefined;
}

/** Instances that exist and were launched for a build. */
export function instancesOf(simulator: SimulatorHandle, buildUID: string): string[] {
  const all = simulator.world.allHoldings().flatMap(({ instances }) => [...instances.values()]);
  return all.filter(({ tags }) => tags['imagesmith:build-uid'] === buildUID).map(({ id }) => id);
}

export interface Expected {
  readonly copies?: number;
  readonly attempts?: number;
  /** How many images may have been captured; all but one are gone at the end. */
  readonly images?: readonly number[];
}

/** Asserts that a build ended well, with one builder per attempt, one image per region and each script run once in it. */
export async function assertBuiltOnce(
  simulator: SimulatorHandle,
  build: ImageBuild,
  { copies = 0, attempts = 1, images = [1] }: Expected = {},
): Promise<void> {
  const { status, metadata } = build;
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  assert.is(ready?.reason, 'Succeeded', ready?.message ?? 'no condition');
  assert.is(status?.instances?.length, attempts, JSON.stringify(status?.instances));
  assert.equal(uidsOf(simulator, metadata), [metadata.uid], 'builds of that name');
  for (const { instanceID } of status?.instances ?? [])
    assert.ok(rebootsOf(simulator, instanceID) <= 1, `${instanceID} was rebooted more than once`);
  const made = madeFor(simulator, metadata.uid ?? '');
  assert.is(made['RunInstances'], attempts, 'builders launched');
  assert.ok(images.includes(made['CreateImage'] ?? 0), `${made['CreateImage']} images captured`);
  assert.is(made['CopyImage'] ?? 0, copies, 'copies started');
  assert.equal(
    await diaryIn(simulator, status?.imageID ?? ''),
    ['first', 'second', 'third'],
    'scripts that ran',
  );
}
