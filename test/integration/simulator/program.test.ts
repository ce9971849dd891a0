import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:tls';

import { assert, suite, waitUntil } from '../../kit/index.ts';
import { rawCall } from './clients.ts';

const test = suite('simulator program');
const MAIN = new URL('../../../simulator/main.ts', import.meta.url).pathname;

interface Running {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

function start(...args: string[]): Running {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => void (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return { child, output: () => text, ended };
}

test(
  'it says where it listens and with which keys, answers, and ends with 0 on SIGTERM',
  async () => {
    const program = start('--port', '0', '--guests', 'rules', '--profile', 'test');
    try {
      await waitUntil(() => program.output().includes('access keys'), {
        what: 'the banner',
        deadlineMs: 10_000,
      });
      assert.match(program.output(), 'DO NOT execute');
      const [, endpoint = ''] = /endpoint\s+http:\/\/(\S+)/.exec(program.output()) ?? [];
      const answer = await rawCall(endpoint, 'DescribeRegions', {});
      assert.ok(answer['Regions']);
    } finally {
      program.child.kill('SIGTERM');
    }
    assert.is(await program.ended, 0);
  },
  { timeoutMs: 15_000 },
);

test(
  'with --https it prints the authority that callers have to trust',
  async () => {
    const program = start('--port', '0', '--guests', 'rules', '--https', '--https-name', 'ecs.test');
    try {
      await waitUntil(() => program.output().includes('END CERTIFICATE'), {
        what: 'the banner',
        deadlineMs: 10_000,
      });
      const [, host = '', port = ''] = /endpoint\s+https:\/\/([^:]+):(\d+)/.exec(program.output()) ?? [];
      const [ca = ''] = /-----BEGIN[^]*?END CERTIFICATE-----/.exec(program.output()) ?? [];
      const socket = connect({ host, port: Number(port), ca, servername: 'ecs.test' });
      await once(socket, 'secureConnect');
      assert.ok(socket.authorized);
      socket.destroy();
    } finally {
      program.child.kill('SIGTERM');
    }
    assert.is(await program.ended, 0);
  },
  { timeoutMs: 15_000 },
);

test(
  '--help explains, and a wrong command line names everything that is wrong',
  async () => {
    const help = start('--help');
    assert.is(await help.ended, 0);
    assert.match(help.output(), '--time-scale');
    const wrong = start('--profile', 'slow', '--port', 'x');
    assert.is(await wrong.ended, 2);
    assert.match(wrong.output(), '--profile must be one of demo, real, test');
    assert.match(wrong.output(), '--port must be a number');
  },
  { timeoutMs: 15_000 },
);

test(
  'a world file with a mistake names its place',
  async () => {
    const broken = start(
      '--guests',
      'rules',
      '--port',
      '0',
      '--world',
      new URL('broken-world.yaml', import.meta.url).pathname,
    );
    assert.is(await broken.ended, 1);
    assert.match(broken.output(), 'world.accounts[0].balance: expected a number');
  },
  { timeoutMs: 15_000 },
);
