import { readFileSync } from 'node:fs';

import { machine } from '../../../simulator/clock/timeline.ts';
import type { SimulatorHandle } from '../../../simulator/handle.ts';
import { startSimulator } from '../../../simulator/start.ts';
import { readParameters } from '../../../simulator/wire/read-parameters.ts';
import { readRpcRequest } from '../../../simulator/wire/rpc-request.ts';
import { actionSchema } from '../../../simulator/wire/schema.ts';
import { assert, suite } from '../../kit/index.ts';
import { type Trace, TRACES_FILE } from './golden/trace.ts';

const test = suite('recorded calls of the official client');
const traces = JSON.parse(readFileSync(TRACES_FILE, 'utf8')) as Trace[];
/** When the call was made, by its own statement: signatures are good for fifteen minutes. */
let now = 0;
let simulator: SimulatorHandle;

test.before(async () => {
  simulator = await startSimulator({ host: { ...machine(), wallNow: () => now } });
});
test.after(() => simulator.close());

for (const trace of traces) {
  const http = { ...trace.request, body: Buffer.from(trace.request.body) };
  const sentAt =
    http.headers['x-acs-date'] ?? new URLSearchParams(http.target.slice(2)).get('Timestamp') ?? '';

  test(`${trace.name} (${trace.signature}) is understood: signature, parameters, answer`, async () => {
    const call = readRpcRequest(http);
    const { tree } = readParameters(call.parameters, actionSchema(call.product, call.action)?.request ?? {});
    assert.equal(tree, asText(trace.parameters));

    now = Date.parse(sentAt);
    const outcome = await simulator.dispatch.handle(http);
    assert.is(outcome.kind, 'answer');
    const body = outcome.kind === 'answer' ? (JSON.parse(outcome.body) as Record<string, unknown>) : {};
    assert.is(body['Code'], trace.code, String(body['Message']));
    simulator.assertClean();
  });

  test(`${trace.name} (${trace.signature}) with one letter changed is refused`, async () => {
    now = Date.parse(sentAt);
    const target = `${http.target}${http.target.includes('?') ? '&' : '?'}X=1`;
    const outcome = await simulator.dispatch.handle({ ...http, target });
    assert.match(outcome.kind === 'answer' ? outcome.body : '', 'SignatureDoesNotMatch');
  });
}

test('both signatures were recorded', () => {
  assert.equal(new Set(traces.map(({ signature }) => signature)), new Set(['acs3', 'v1']));
});

/** The request as the wire has it: texts at the leaves, maps as JSON. */
function asText(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => asText(item));
  if (typeof value !== 'object' || value === null) return String(value);
  if (name === 'Parameters') return JSON.stringify(value);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, asText(member, key)]));
}
