/** A program that boots guests and lives until it is killed: `node simulator-process.ts STORE MODE`. */
import { createServer } from 'node:net';

import type { ExecutionMode } from '../../../simulator/guests/id-map.ts';
import { startGuestHost } from '../../../simulator/guests/start.ts';
import { bootOptions, cacheOf, outputOf, startedExecution } from './host-under-test.ts';

const [storeDir = '', mode = ''] = process.argv.slice(2);
const host = await startGuestHost({ storeDir, keepStore: true, mode: mode as ExecutionMode, ...cacheOf() });
// Its forwarders have to end as everything else does.
await host.forwardPort(
  8130,
  (path) => new Promise((resolve) => createServer().listen(path, () => resolve())),
);
const image = await host.baseImage('debian');
const disk = await host.createDisk(image);
const guest = await host.boot(disk, bootOptions({ instanceID: 'i-1' }));
await outputOf(guest, 'echo kept > /root/kept; (setsid sleep 301 &)');
const frozen = await host.freeze(disk);
await startedExecution(guest, "trap '' HUP INT TERM; echo up; while :; do sleep 301; done");
process.stdout.write(`${JSON.stringify({ disk, frozen })}\n`);
setInterval(() => undefined, 1000);
