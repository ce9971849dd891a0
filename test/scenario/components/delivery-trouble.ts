import type { InstanceRecord } from '../../../simulator/world/instance-record.ts';
import type { FaultEffect } from '../../../simulator/faults/rule.ts';
import type { ImageBuild } from '../../../src/api/objects.ts';
import { assert, waitUntil } from '../../kit/index.ts';
import { template } from '../../kit/samples.ts';
import { type Plot, readyOf } from '../lifecycle/plot.ts';
import { assertDelivered, courier, COURIER_INPUTS, courierSpec } from './courier.ts';

/** Names of commands, as ECS shows them. */
export const KEY = 'imagesmith key for secrets';
export const commandOf = (task: string) => `imagesmith courier/${task}`;
/** The parts of a file that has several. */
export const partOf = (task: string, part: number, of: number) => `${commandOf(task)} part ${part} of ${of}`;

/** A template whose build brings everything into an instance that can be brought. */
export function openCourier(plot: Plot, spec: Record<string, unknown> = {}): Promise<void> {
  return plot.open(
    plot.secret(),
    ...COURIER_INPUTS,
    courier('courier'),
    template('web', [], { ...courierSpec('courier'), ...spec }),
  );
}

/** A fault on the command of that name, in the builds of this story. */
export function faultOn(plot: Plot, name: string, effect: FaultEffect, times = 1) {
  const scope = { action: 'RunCommand', key: plot.key.id, parameters: { Name: name } };
  return plot.world.simulator.fault(scope, effect, { times });
}

/** Waits for the end of the build and asserts that everything arrived, once. */
export async function delivered(plot: Plot, attempts = 1): Promise<ImageBuild> {
  const build = await plot.ended('web-1');
  assert.is(readyOf(build), 'True/Succeeded', JSON.stringify(build.status?.failure));
  await assertDelivered(plot.world, build, { attempts });
  return build;
}

/** The machine that the build works on. */
export async function builderOf(plot: Plot): Promise<InstanceRecord> {
  const build = await plot.build('web-1', ({ status }) => (status?.instances ?? []).length > 0);
  const id = build.status?.instances?.at(-1)?.instanceID ?? '';
  const found = plot.world.simulator.simulation.instances.find(id)?.instance;
  if (found === undefined) throw new Error(`There is no instance ${id}`);
  return found;
}

/** What a script prints on the machine that the build works on, without anybody hearing of it. */
export async function printedInGuest(plot: Plot, script: string): Promise<string> {
  const { id } = await builderOf(plot);
  const output: Buffer[] = [];
  const command = { script, user: 'root', workingDir: '/', env: {} };
  const { machines } = plot.world.simulator.simulation;
  await machines.guest(id)?.run({ ...command, onOutput: (chunk) => void output.push(chunk) }).done;
  return Buffer.concat(output).toString('utf8');
}

/** The machine restarts by itself; returns when its agent answers again. */
export async function restarts(plot: Plot): Promise<void> {
  const builder = await builderOf(plot);
  const { ledger, simulation } = plot.world.simulator;
  const ups = () => ledger.events.filter(({ id, what }) => id === builder.id && what === 'agentUp').length;
  const before = ups();
  simulation.instances.endFromInside(builder, 'reboot');
  await waitUntil(() => ups() > before, { deadlineMs: 30_000, what: 'the agent after a restart' });
}

/** The agent does not answer for so much of the cloud's time. */
export async function silentFor(plot: Plot, cloudMs: number): Promise<void> {
  const { agent } = await builderOf(plot);
  const { simulator } = plot.world;
  const until = simulator.now() + cloudMs;
  agent.silentSince = simulator.now();
  await waitUntil(() => simulator.now() > until, { deadlineMs: 60_000 });
  agent.silentSince = undefined;
}
