import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { machine } from '../../../simulator/clock/timeline.ts';
import { Dispatch } from '../../../simulator/server/dispatch.ts';
import { Simulation } from '../../../simulator/simulation.ts';
import { readDocument, writeDocument } from '../../../simulator/state/document.ts';
import { restoreState } from '../../../simulator/state/restore.ts';
import { saveState } from '../../../simulator/state/save.ts';
import { restoreWorld } from '../../../simulator/state/world.ts';
import { PROFILES } from '../../../simulator/profile.ts';
import { assert, suite } from '../../kit/index.ts';
import type { Stepped } from './calls.ts';
import { guestsOfRules, worldOfEverything } from './state-world.ts';

const test = suite('round trip of the simulator state');
const ORIGIN = { worldDigest: '', worldFile: '', guestMode: 'rules' };
let world: Stepped;
let planned: Awaited<ReturnType<typeof worldOfEverything>>['planned'];
let text: string;

test.before(async () => {
  ({ world, planned } = await worldOfEverything());
  const { simulation } = world.simulator;
  simulation.violations.push({
    product: 'Ecs',
    action: 'RunInstances',
    keyId: 'key',
    what: 'a parameter is unknown',
  });
  simulation.troubles.push('something went wrong');
  simulation.commands.deliverTimes('t-hz0', 2);
  await simulation.machines.settled();
  text = writeDocument(saveState(simulation, world.simulator.dispatch, ORIGIN));
});
test.after(() => world.simulator.close());

async function restored(): Promise<{ simulation: Simulation; dispatch: Dispatch }> {
  const state = readDocument(text, 'state.json');
  const simulation = new Simulation({
    world: restoreWorld(state.world),
    host: machine(),
    profile: PROFILES.real,
    switches: state.switches,
    seed: 99,
    epochMs: state.clock.nowMs,
    rate: state.clock.rate,
    guests: guestsOfRules(),
  });
  const dispatch = new Dispatch(simulation);
  await restoreState(simulation, dispatch, state);
  return { simulation, dispatch };
}

test('a restored world is stored as the same document', async () => {
  const { simulation, dispatch } = await restored();
  const again = writeDocument(saveState(simulation, dispatch, ORIGIN));
  // The whole texts are too long to be shown. The check sum before the content differs whenever anything does.
  const [expected, actual] = [text, again].map((document) => document.slice(document.indexOf('"content"')));
  let at = 0;
  while (at < text.length && expected?.[at] === actual?.[at]) at++;
  const from = Math.max(0, at - 200);
  assert.is(actual?.slice(from, at + 200), expected?.slice(from, at + 200));
  assert.ok(again === text);
  await simulation.close();
});

test('the world of this test has some of everything, so that nothing is left out of the round trip', () => {
  const all = world.simulator.world.allHoldings();
  for (const kind of Object.keys(all[0] ?? {})) {
    const count = all.filter((holdings) => {
      const kept: unknown = Reflect.get(holdings, kind);
      return !(kept instanceof Map) || kept.size > 0;
    }).length;
    assert.ok(count > 0, `no holdings have ${kind}`);
  }
  for (const kind of Object.keys(world.simulator.world)) {
    const kept: unknown = Reflect.get(world.simulator.world, kind);
    assert.ok(!(kept instanceof Map) || kept.size > 0, `the world has no ${kind}`);
  }
});

test('statuses are stored in the middle of what they pass through', () => {
  const all = world.simulator.world.allHoldings();
  const statuses = new Set(
    all.flatMap(({ instances, disks, images, snapshots, eips, vpcs, vSwitches, invocations }) => [
      ...[instances, disks, images, snapshots, eips, vpcs, vSwitches].flatMap((resources) =>
        [...resources.values()].map(({ status }): string => status),
      ),
      ...[...invocations.values()].flatMap(({ tasks }) => [...tasks.values()].map(({ status }) => status)),
    ]),
  );
  for (const status of ['Pending', 'Running', 'Stopping', 'Creating', 'progressing', 'Associating']) {
    assert.ok(statuses.has(status), `nothing is ${status}`);
  }
});

test('every step that is ever planned has a lifecycle that acts on it', async () => {
  const { simulation } = await restored();
  const kinds = new Set(planned.map(({ kind }) => kind));
  // A kind that is planned somewhere and not in the world of this test would go unnoticed here.
  assert.equal([...kinds].toSorted(), [...kindsInSource()].toSorted());
  simulation.core.timeline.restore(planned.map((step) => ({ at: Number.MAX_SAFE_INTEGER, step })));
  await simulation.close();
});

test('what waits in simulated time is planned as data, except for work that ends with the process anyway', () => {
  const closures = sources().flatMap(([file, source]) =>
    [...source.matchAll(/timeline\.(?:call|wait)\(/g)].map(() => file),
  );
  assert.equal(closures, ['lifecycle/commands.ts', 'oss/strikes.ts', 'server/dispatch.ts']);
});

function sources(): [file: string, source: string][] {
  const root = new URL('../../../simulator/', import.meta.url).pathname;
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return files.toSorted().map((file) => [file, readFileSync(join(root, file), 'utf8')]);
}

function kindsInSource(): Set<string> {
  return new Set(
    sources().flatMap(([, source]) =>
      [...source.matchAll(/timeline\.handle\(\s*'(\w+)'/g)].map(([, kind = '']) => kind),
    ),
  );
}
