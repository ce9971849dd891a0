import * as fc from 'fast-check';

import { scaledClock, systemClock } from '../../../src/runtime/clock.ts';
import { suite } from '../../kit/index.ts';
import type { Reply } from '../../kit/misbehaving-server.ts';
import { Scene } from './reflector-scene.ts';

const test = suite('reflector chaos');

/** What a server may do to one call. */
const FAULTS = {
  cut: (reply) => reply.cut(),
  refuse: (reply) => reply.status(500, 'InternalError'),
  forget: (reply) => reply.status(410, 'Expired'),
  deny: (reply) => reply.status(403, 'Forbidden'),
  hang: () => {},
  garbage: (reply) => reply.text(200, '{"type":"ADDED","obj'),
  empty: (reply) => reply.text(200, ''),
  report: (reply) => reply.text(200, '{"type":"ERROR","object":{"kind":"Status","code":500}}\n'),
} satisfies Record<string, (reply: Reply) => void>;

type Step =
  | { readonly do: 'put' | 'remove' | 'recreate'; readonly name: string }
  | { readonly do: 'compact' | 'bookmark' | 'cutAll' | 'endAll' | 'halfLine' | 'pause' }
  | { readonly do: 'fault'; readonly sort: 'list' | 'watch'; readonly fault: keyof typeof FAULTS };

const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('put', 'remove', 'recreate'), name: names }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('compact', 'bookmark', 'cutAll', 'endAll', 'halfLine', 'pause'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      sort: fc.constantFrom('list', 'watch'),
      fault: fc.constantFrom(...(Object.keys(FAULTS) as (keyof typeof FAULTS)[])),
    }),
  },
);

async function take(scene: Scene, next: Step): Promise<void> {
  const { world, server } = scene;
  const watches = [...world.watchers].map((watcher) => watcher.reply);
  if (next.do === 'put') world.put(next.name, 'x');
  if (next.do === 'remove') world.remove(next.name);
  if (next.do === 'recreate') {
    world.remove(next.name);
    world.put(next.name, 'y');
  }
  if (next.do === 'compact') world.compact();
  if (next.do === 'bookmark') world.bookmark();
  if (next.do === 'cutAll') server.cutAll();
  if (next.do === 'endAll') for (const reply of watches) reply.end();
  if (next.do === 'halfLine') {
    for (const reply of watches) {
      reply.bytes('{"type":"MODI');
      reply.end();
    }
  }
  if (next.do === 'pause') await new Promise((resolve) => setTimeout(resolve, 10));
  if (next.do === 'fault') scene.misbehave(next.sort, 1, FAULTS[next.fault]);
}

/** Plays a script against one reflector, and demands that it ends up with the world and told the story truly. */
async function play(script: readonly Step[]): Promise<void> {
  const scene = await Scene.open();
  try {
    // A hanging call is given up after 30 s (a list after 60 s): 75 ms at this rate.
    const clock = scaledClock(systemClock(), 400);
    const observed = scene.follow({ pageSize: 2, clock, transport: scene.transportWith(clock) });
    for (const next of script) await take(scene, next);
    scene.server.script = scene.honest;
    await scene.equal(observed);
  } finally {
    await scene.close();
  }
}

test(
  'whatever the server does, the store becomes equal to the world and no change is told twice or left out',
  () =>
    fc.assert(fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), play), {
      numRuns: 60,
      endOnFailure: true,
    }),
  { timeoutMs: 120_000 },
);
