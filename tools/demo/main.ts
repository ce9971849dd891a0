/**
 * `npm run demo`: the whole product on this machine, without an account. Starts a real API server, the ECS simulator
 * and the operator, applies `config/samples`, shows the build live, and proves the images by reading a file in an
 * instance started from each. Leaves nothing running.
 */
import { resolve } from 'node:path';

import type { ImageBuild } from '../../src/api/objects.ts';
import { type ControlPlane, startControlPlane } from '../../test/control-plane/index.ts';
import { Child } from './child.ts';
import { figuresOf } from './figures.ts';
import { readFromImage } from './prove.ts';
import { LiveTable } from './table.ts';

const root = resolve(import.meta.dirname, '../..');
/** Simulated seconds per second: the cloud's seconds pass quicker than ours. */
const TIME_SCALE = 5;
const NAMESPACE = 'images';
const BUILD = 'welcome-1';
const OPERATOR = 'system:serviceaccount:imagesmith-system:imagesmith';
const DEADLINE_MS = 180_000;

const USAGE = `Usage: npm run demo [-- options]

  --keep         leaves everything running at the end and says how to use it; Ctrl-C ends it
  --no-execute   scripts are not executed, as on machines where guests cannot run
`;

interface Options {
  readonly keep: boolean;
  readonly execute: boolean;
}

const say = (line = '') => process.stdout.write(`${line}\n`);
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => interrupted.abort(new Error('Interrupted')));
}

/** What is to be ended, in the reverse order. */
const cleanups: (() => Promise<void>)[] = [];

async function demo({ keep, execute }: Options): Promise<void> {
  const start = performance.now();
  const step = (text: string) =>
    say(`${((performance.now() - start) / 1000).toFixed(1).padStart(5)} s  ${text}`);

  step('starting etcd and kube-apiserver');
  const plane = await startControlPlane({
    crds: resolve(root, 'crds'),
    log: (line) => say(`         ${line}`),
  });
  cleanups.push(() => plane.stop());
  const kubectl = async (...args: string[]) => {
    const { code, stdout, stderr } = await plane.kubectl(args);
    if (code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${stderr}`);
    return stdout;
  };

  step('starting the ECS simulator');
  const simulator = new Child('simulator', [
    resolve(root, 'simulator/main.ts'),
    '--port=0',
    '--profile=demo',
    `--time-scale=${TIME_SCALE}`,
    `--guest-rules=${resolve(root, 'tools/demo/guest-rules.yaml')}`,
    ...(execute ? [] : ['--guests=rules']),
  ]);
  cleanups.push(() => simulator.stop());
  const [, endpoint = ''] = await simulator.says(/endpoint\s+http:\/\/(\S+)/, 120_000);
  const guests = /guests\s+(.*)/.exec(simulator.output)?.[1] ?? '';
  if (guests.startsWith('DO NOT')) {
    step('guests do not execute here: scripts count as done, nothing is proven');
  }

  step('starting the operator');
  await install(kubectl);
  const operator = new Child('operator', await operatorArguments(plane, endpoint));
  cleanups.push(() => operator.stop());
  await operator.says(/"msg":"Started"/);

  step('kubectl apply --namespace images -k config/samples');
  say();
  await kubectl('apply', '--namespace', NAMESPACE, '-k', resolve(root, 'config/samples'));
  const build = await watch(plane, endpoint);
  say();
  if (build.status.failure !== undefined) {
    throw new Error(`The build failed: ${build.status.failure.message}\n${operator.output.slice(-3000)}`);
  }
  step(`build ${BUILD} is ready:`);
  for (const { regionID, imageID = '' } of build.status.images ?? []) {
    say(`           | ${regionID.padEnd(14)} ${imageID}`);
  }

  await prove(build, endpoint, guests, step);
  await tell(build, endpoint, operator, step);
  if (keep) await stay(plane, endpoint);
}

async function install(kubectl: (...args: string[]) => Promise<string>): Promise<void> {
  await kubectl('apply', '-f', resolve(root, 'config/default/namespace.yaml'));
  await kubectl('apply', '-k', resolve(root, 'config/rbac'));
  await kubectl('create', 'namespace', NAMESPACE);
  await kubectl(
    'apply',
    '--namespace',
    NAMESPACE,
    '-f',
    resolve(root, 'config/rbac/secret-reader-role.yaml'),
  );
  const values = [
    '--from-literal=accessKeyID=simulator-key',
    '--from-literal=accessKeySecret=simulator-secret',
  ];
  await kubectl('create', 'secret', 'generic', 'alicloud', '--namespace', NAMESPACE, ...values);
}

/** The operator runs with the rights of `config/rbac` only, and on the simulator's clock. */
async function operatorArguments(plane: ControlPlane, endpoint: string): Promise<string[]> {
  const { nowMs } = (await (await fetch(`http://${endpoint}/_simulator/clock`)).json()) as { nowMs: number };
  const origin = (Date.now() * TIME_SCALE - nowMs) / (TIME_SCALE - 1);
  return [
    resolve(root, 'src/main.ts'),
    `--kubeconfig=${await plane.kubeconfigFor(OPERATOR, ['system:serviceaccounts', 'system:authenticated'])}`,
    '--listen=127.0.0.1:0',
    `--endpoints=*=http://${endpoint}`,
    `--cloud-clock-rate=${TIME_SCALE}`,
    `--cloud-clock-origin=${new Date(origin).toISOString()}`,
  ];
}

/** Shows the build until it is over. */
async function watch(plane: ControlPlane, endpoint: string): Promise<ImageBuild> {
  const table = new LiveTable(process.stdout.isTTY, (text) => process.stdout.write(text));
  const end = Date.now() + DEADLINE_MS;
  while (Date.now() < end) {
    interrupted.signal.throwIfAborted();
    const { code, stdout } = await plane.kubectl([
      'get',
      'imgbuild',
      BUILD,
      '--namespace',
      NAMESPACE,
      '-o',
      'json',
    ]);
    if (code === 0) {
      const build = JSON.parse(stdout) as ImageBuild;
      const { nowMs } = (await (await fetch(`http://${endpoint}/_simulator/clock`)).json()) as {
        nowMs: number;
      };
      table.show(build, nowMs);
      const over =
        build.status.conditions?.some(({ type, status }) => type === 'CleanedUp' && status === 'True') ??
        false;
      if (over) return build;
    }
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error(`The build did not end within ${DEADLINE_MS / 1000} s`);
}

/** Reads, in an instance started from the image of each region, what the component wrote. */
async function prove(
  build: ImageBuild,
  endpoint: string,
  guests: string,
  step: (text: string) => void,
): Promise<void> {
  if (guests.startsWith('DO NOT')) {
    step('the images cannot be read: guests do not execute');
    return;
  }
  for (const { regionID, imageID = '' } of build.status.images ?? []) {
    const read = await readFromImage(endpoint, regionID, imageID, 'cat /etc/motd /etc/imagesmith/origin');
    step(`an instance from ${imageID} in ${regionID} says:`);
    for (const line of read.trim().split('\n')) say(`           | ${line}`);
    if (!read.includes('Imagesmith'))
      throw new Error(`The image in ${regionID} does not hold what the component wrote`);
  }
}

async function tell(
  build: ImageBuild,
  endpoint: string,
  operator: Child,
  step: (text: string) => void,
): Promise<void> {
  const { calls, wallSeconds, criticalSeconds } = await figuresOf(`http://${endpoint}/_simulator/`, build);
  const writes = await writesOf(operator);
  step(`${calls} API calls, ${writes} status writes`);
  const ratio = (wallSeconds / criticalSeconds).toFixed(2);
  step(
    `${wallSeconds} s in cloud time, ${criticalSeconds.toFixed(0)} s of them the cloud's own (ratio ${ratio})`,
  );
}

/** Server-side apply goes to statuses only; the operator counts its requests by method. */
async function writesOf(operator: Child): Promise<number> {
  const [, port = ''] = await operator.says(/"port":(\d+)/);
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Number(/^rest_client_requests_total\{code="200",method="PATCH"\} (\d+)/m.exec(metrics)?.[1] ?? 0);
}

async function stay(plane: ControlPlane, endpoint: string): Promise<void> {
  say();
  say(`  export KUBECONFIG=${plane.kubeconfigPath}`);
  say(`  ${plane.kubectlPath} --namespace ${NAMESPACE} get imgbuild,imgtpl,imgcomp`);
  say(`  simulator: http://${endpoint}/_simulator/`);
  say();
  say('Ctrl-C ends it.');
  await new Promise<void>((done) =>
    interrupted.signal.addEventListener('abort', () => done(), { once: true }),
  );
}

async function main(argv: readonly string[]): Promise<number> {
  if (argv.includes('--help')) {
    say(USAGE);
    return 0;
  }
  const unknown = argv.filter((argument) => argument !== '--keep' && argument !== '--no-execute');
  if (unknown.length > 0) {
    process.stderr.write(`Unknown: ${unknown.join(' ')}\n\n${USAGE}`);
    return 2;
  }
  try {
    await demo({ keep: argv.includes('--keep'), execute: !argv.includes('--no-execute') });
    return 0;
  } catch (error) {
    if (interrupted.signal.aborted) return 130;
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    for (const cleanup of cleanups.toReversed()) await cleanup().catch(() => {});
  }
}

process.exit(await main(process.argv.slice(2)));
