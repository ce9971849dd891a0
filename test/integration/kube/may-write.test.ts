import { assert, suite } from '../../kit/index.ts';
import { MisbehavingServer } from '../../kit/misbehaving-server.ts';
import { fastClock, plainAccess, transportTo } from './setup.ts';

const test = suite('a process that may not write any more');

let server: MisbehavingServer;
test.before.each(async () => {
  server = await MisbehavingServer.start();
  server.script = (_call, reply) => reply.json(200, { ok: true });
});
test.after.each(() => server.stop());

/** Calls that reached the server while writing is forbidden. */
async function sent(call: {
  method: 'GET' | 'POST' | 'PATCH';
  lane?: 'lease';
}): Promise<{ reached: number; error: unknown }> {
  const transport = transportTo(plainAccess(server.url), {
    clock: fastClock(),
    mayWrite: () => {
      throw new Error('deposed');
    },
  });
  let reached = 0;
  server.script = (_call, reply) => {
    reached++;
    reply.json(200, { ok: true });
  };
  const error: unknown = await transport.json({ path: '/x', ...call }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  transport.close();
  return { reached, error };
}

test('a write is asked about when its connection is there, and not sent', async () => {
  for (const method of ['POST', 'PATCH'] as const) {
    const { reached, error } = await sent({ method });
    assert.is(reached, 0);
    assert.match((error as Error).message, 'deposed');
  }
});

test('reads and the lease itself go on', async () => {
  assert.is((await sent({ method: 'GET' })).reached, 1);
  assert.is((await sent({ method: 'POST', lane: 'lease' })).reached, 1);
});
