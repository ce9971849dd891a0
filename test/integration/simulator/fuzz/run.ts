import { Agent, request } from 'node:http';
import { connect } from 'node:net';

import type { SimulatorHandle } from '../../../../simulator/handle.ts';
import { seededRandom } from '../../../../simulator/world/ids.ts';
import { refusalCode, type Received, type Sending } from '../signed.ts';
import { bytes, damaged, pick, type Random, signed, unsigned } from './malformed.ts';

/** Nothing that is asked here takes longer than some milliseconds. */
const PATIENCE_MS = 10_000;
const AT_ONCE = 16;

/** How often each kind of end was seen, for the check that the requests reach more than the first gate. */
export interface Tally {
  /** By code; `200` for those that were accepted, `closed` for connections that ended without an answer. */
  ends: Map<string, number>;
  /** What must not happen, with the request that made it happen. */
  wrong: string[];
}

/** Sends `count` requests, most of them malformed, made from `seed`. */
export async function fuzz(simulator: SimulatorHandle, count: number, seed: number): Promise<Tally> {
  const tally: Tally = { ends: new Map(), wrong: [] };
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  let next = 0;
  const worker = async () => {
    while (next < count && tally.wrong.length < 5) {
      const number = next++;
      await one(simulator, agent, seededRandom(seed + number), tally, `seed ${seed + number}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  agent.destroy();
  return tally;
}

async function one(
  simulator: SimulatorHandle,
  agent: Agent,
  random: Random,
  tally: Tally,
  name: string,
): Promise<void> {
  const { endpoint } = simulator;
  const kind = pick(random, ['unsigned', 'signed', 'signed', 'damaged', 'bytes'] as const);
  const made = kind === 'bytes' ? bytes(random) : { unsigned, signed, damaged }[kind](random, endpoint);
  try {
    const received = await (typeof made === 'string'
      ? sendBytes(endpoint, made)
      : sendHttp(endpoint, agent, made));
    const end = endOf(received);
    tally.ends.set(end, (tally.ends.get(end) ?? 0) + 1);
    if (!isRight(received, end, made))
      tally.wrong.push(`${name}: ${describe(made)} -> ${JSON.stringify(received)}`);
  } catch (error) {
    tally.wrong.push(`${name}: ${describe(made)} -> ${String(error)}`);
  }
}

function endOf(received: Received | undefined): string {
  if (received === undefined) return 'closed';
  return refusalCode(received) ?? String(received.status);
}

/** Only a bare connection may end without an answer; an answer to HEAD has no body to hold a code. */
function isRight(received: Received | undefined, end: string, made: Sending | string): boolean {
  if (received === undefined) return typeof made === 'string';
  const { status } = received;
  if (status === 200) return true;
  if (status < 400 || (status > 409 && status !== 413 && status !== 414 && status !== 431)) return false;
  if (typeof made !== 'string' && made.method === 'HEAD') return true;
  return /^[A-Za-z]+([. ][A-Za-z0-9]+)*$/.test(end) && end !== 'InternalError';
}

function sendHttp(endpoint: string, agent: Agent, sending: Sending): Promise<Received> {
  const [host, port] = endpoint.split(':');
  const { method = 'POST', target, headers = {}, body = '' } = sending;
  return new Promise((resolve, reject) => {
    const call = request(
      { host, port, path: target, method, agent, timeout: PATIENCE_MS, headers: latin1(headers) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    call.on('timeout', () => call.destroy(new Error(`no answer within ${PATIENCE_MS} ms`)));
    call.on('error', reject);
    call.end(body);
  });
}

/** Node refuses other characters in a header before it sends anything. */
function latin1(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '?')]),
  );
}

/** Undefined when the connection ended without an answer. */
function sendBytes(endpoint: string, text: string): Promise<Received | undefined> {
  const [host = '', port = ''] = endpoint.split(':');
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), host, () => socket.end(text, 'latin1'));
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error(`open after ${PATIENCE_MS} ms`)));
    socket.on('data', (chunk: Buffer) => void (answer += chunk.toString()));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
    socket.on('close', () => {
      const [, status] = /^HTTP\/1\.1 (\d+)/.exec(answer) ?? [];
      resolve(status === undefined ? undefined : { status: Number(status), headers: {}, text: answer });
    });
  });
}

function describe(made: Sending | string): string {
  return JSON.stringify(made).slice(0, 1500);
}
