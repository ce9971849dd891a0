/**
 * Sends signed calls over a few kept connections and ends: `node client.ts HOST:PORT COUNT`. A process of its own,
 * so that the simulator's process does nothing but answer. Everything is signed before the first call; the parent
 * says when to begin.
 */
import { Agent, request } from 'node:http';

import { acs3, type Sending } from '../signed.ts';

const [endpoint = '', count = '1000'] = process.argv.slice(2);
const [host, port] = endpoint.split(':');
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
const headers = { 'x-acs-action': 'DescribeInstances', 'x-acs-version': '2014-05-26' };
const query = 'RegionId=cn-hangzhou&MaxResults=10&Tag.1.Key=round&Tag.1.Value=2';
const calls = Array.from({ length: Number(count) }, () => acs3({ host: endpoint, headers, query }));

function send({ method = 'POST', target, headers: all = {} }: Sending): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request({ host, port, path: target, method, headers: all, agent }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    call.on('error', reject);
    call.end();
  });
}

process.once('message', () => {
  void Promise.all(calls.map(send)).then((statuses) => {
    agent.destroy();
    process.send?.({ refused: statuses.filter((status) => status !== 200).length });
    process.disconnect();
  });
});
process.send?.('ready');
