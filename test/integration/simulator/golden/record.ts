import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import { ecsClient } from '../clients.ts';
import { CALLS } from './recorded-calls.ts';
import { type Trace, TRACES_FILE } from './trace.ts';

/**
 * Records what the official generated client sends, into `traces.json`. Run by hand when the SDK is updated:
 *
 *   node test/integration/simulator/golden/record.ts
 */
const traces: Trace[] = [];
let last: Trace['request'] | undefined;

const server = createServer({ maxHeaderSize: 256 * 1024 }, (request, response) => {
  void bodyOf(request).then((body) => {
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
    last = {
      method: request.method ?? '',
      target: request.url ?? '',
      headers: Object.fromEntries(headers) as Record<string, string>,
      body,
    };
    response.end('{"RequestId":"recorded"}');
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const endpoint = `127.0.0.1:${(server.address() as AddressInfo).port}`;

for (const signature of ['acs3', 'v1'] as const) {
  const client = ecsClient(endpoint, signature === 'v1' ? { signatureAlgorithm: 'v2' } : {});
  for (const recorded of CALLS) {
    const { name, request, code } = recorded;
    await recorded.send(client);
    if (last === undefined) throw new Error(`${name} sent nothing`);
    const parameters = request.toMap();
    traces.push({ name, signature, request: last, parameters, ...(code !== undefined && { code }) });
  }
}
server.close();
server.closeAllConnections();
writeFileSync(TRACES_FILE, `${JSON.stringify(traces, null, 2)}\n`);
process.stdout.write(`${traces.length} calls recorded\n`);

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
