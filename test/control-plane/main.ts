/**
 * `npm run control-plane`: etcd and kube-apiserver until Ctrl-C. Standard output gets the line to paste into another
 * terminal, standard error everything else.
 */
import { parseArgs } from 'node:util';

import { PRODUCT_CRDS, startControlPlane } from './control-plane.ts';
import { BinariesUnavailable, ControllerManagerUnavailable, lineOf } from './failures.ts';

const HELP = `Runs etcd and kube-apiserver on this machine until Ctrl-C, for trying things out.

  npm run control-plane -- [options]

  --install-crds         install the CustomResourceDefinitions in crds/
  --controller-manager   also collect garbage and finish the deletion of namespaces
  --data-dir DIRECTORY   keep the objects in DIRECTORY; by default they go at the end
  --help                 this text

KUBEBUILDER_ASSETS       a directory with etcd, kube-apiserver and kubectl to use
IMAGESMITH_CACHE         where downloaded or built programs are kept; by default ~/.cache/imagesmith
IMAGESMITH_ENVTEST_URL   a mirror of the release directory that they are downloaded from
HTTPS_PROXY, GOPROXY     are heeded
`;

const say = (line: string) => void process.stderr.write(`${line}\n`);

function flagsOf(args: string[]) {
  return parseArgs({
    args,
    options: {
      'install-crds': { type: 'boolean', default: false },
      'controller-manager': { type: 'boolean', default: false },
      'data-dir': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  }).values;
}

/** Resolves at Ctrl-C, SIGTERM, or when the terminal goes. A second signal ends the process at once. */
function askedToStop(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve(undefined));
  });
}

async function main(args: string[]): Promise<number> {
  let flags: ReturnType<typeof flagsOf>;
  try {
    flags = flagsOf(args);
  } catch (error) {
    say(`${lineOf(error)}\n\n${HELP}`);
    return 2;
  }
  if (flags.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const dataDir = flags['data-dir'];
  const plane = await startControlPlane({
    controllerManager: flags['controller-manager'],
    ...(flags['install-crds'] ? { crds: PRODUCT_CRDS } : {}),
    ...(dataDir === undefined ? {} : { dataDir }),
  });
  const stopped = askedToStop();
  process.stdout.write(`export KUBECONFIG=${shellQuoted(plane.kubeconfigPath)}\n`);
  say(`API server: ${plane.url}; kubectl: ${plane.kubectlPath}; logs: ${plane.directory}`);
  say('Paste the export into another terminal to use it. Ctrl-C stops it.');
  const failure = await Promise.race([stopped, plane.failure]);
  await plane.stop();
  if (failure === undefined) return 0;
  say(failure.message);
  return 1;
}

function shellQuoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const expected = error instanceof BinariesUnavailable || error instanceof ControllerManagerUnavailable;
  say(expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
}
