import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { ApiServer } from './api-server.ts';
import { findBinaries, findControllerManager } from './binaries.ts';
import { Authority } from '../../simulator/tls/authority.ts';
import { startControllerManager } from './controller-manager.ts';
import { startEtcd } from './etcd.ts';
import { ControllerManagerUnavailable } from './failures.ts';
import { thisHost, type Host } from './host.ts';
import { credentialsFor, KubeconfigFiles, type User } from './kubeconfig.ts';
import type { ControlPlane, ControlPlaneOptions } from './interface.ts';
import { runKubectl } from './kubectl.ts';
import { lineProgress } from './progress.ts';
import { stopSupervised, type Supervised } from './supervisor.ts';

/** The CustomResourceDefinitions of the product. */
export const PRODUCT_CRDS = resolve(import.meta.dirname, '../../crds');

const ADMIN: User = { name: 'admin', groups: ['system:masters'] };
/** What is left behind goes anyway: the API server gets just enough time to close its watches. */
const FINAL_GRACE_MS = 300;
const GRACE_MS = 5000;

/**
 * Makes sure that the programs are on this machine, which takes minutes the first time. A missing
 * kube-controller-manager is reported in a line and in the result; whoever starts one gets the error.
 *
 * @throws BinariesUnavailable
 */
export async function prepareControlPlane({
  controllerManager = false,
  ...rest
}: Pick<ControlPlaneOptions, 'controllerManager' | 'host' | 'log'> = {}): Promise<{
  controllerManager: boolean;
}> {
  const host = hostOf(rest);
  await findBinaries(host);
  if (!controllerManager) return { controllerManager };
  const reason = await whyNoControllerManager(host);
  if (reason !== undefined) host.progress.say(reason);
  return { controllerManager: reason === undefined };
}

/**
 * Why kube-controller-manager cannot be started on this machine; undefined when it can. Builds it if need be.
 * A test file that needs it awaits this before it declares its suite, and declares its tests with `skip` otherwise.
 */
export async function whyNoControllerManager(host: Host = thisHost()): Promise<string | undefined> {
  try {
    await findControllerManager(host);
    return undefined;
  } catch (error) {
    if (error instanceof ControllerManagerUnavailable) return error.message;
    throw error;
  }
}

/**
 * Starts a control plane; resolves when it is ready, which takes 2–3 s once the programs are there.
 *
 * @throws BinariesUnavailable, ControllerManagerUnavailable
 */
export async function startControlPlane(options: ControlPlaneOptions = {}): Promise<ControlPlane> {
  const { controllerManager = false, crds, dataDir, apiServerArguments = [] } = options;
  const host = hostOf(options);
  const binaries = await findBinaries(host);
  // Before anything runs: whoever has to skip a test learns it at once.
  if (controllerManager) await findControllerManager(host);

  const temporary = dataDir === undefined;
  const directory = temporary ? await mkdtemp(join(host.tempDir, 'imagesmith-')) : resolve(dataDir);
  if (!temporary) await mkdir(directory, { recursive: true, mode: 0o700 });

  const failure = Promise.withResolvers<Error>();
  const common = { directory, temporary, onFailure: failure.resolve };
  const authority = new Authority('imagesmith', host.clock.now());
  const admin = credentialsFor(authority, ADMIN);
  const running: { etcd?: Supervised; apiServer?: ApiServer; controllerManager?: Supervised } = {};

  const stop = async () => {
    if (running.controllerManager !== undefined)
      await stopSupervised(running.controllerManager, FINAL_GRACE_MS);
    // Without etcd the API server would not end for a minute.
    await running.apiServer?.stop(temporary ? FINAL_GRACE_MS : GRACE_MS);
    if (running.etcd !== undefined) await stopSupervised(running.etcd, GRACE_MS);
    if (temporary) await rm(directory, { recursive: true, force: true });
  };

  try {
    const etcd = await startEtcd({ ...common, binary: binaries.etcd });
    running.etcd = etcd.process;
    const apiServer = await ApiServer.create({
      ...common,
      binary: binaries.kubeApiserver,
      etcdEndpoint: etcd.endpoint,
      authority,
      admin,
      random: host.random,
      extraArguments: apiServerArguments,
    });
    running.apiServer = apiServer;
    const { url } = apiServer;
    const kubeconfigs = new KubeconfigFiles(directory, authority, url);
    const kubeconfigPath = await kubeconfigs.pathFor(ADMIN);
    const kubectlSettings = { binary: binaries.kubectl, directory, path: host.env['PATH'] };

    const plane: ControlPlane = {
      url,
      ca: authority.certificate,
      caFile: join(directory, 'ca.crt'),
      kubeconfigPath,
      kubectlPath: binaries.kubectl,
      etcdEndpoint: etcd.endpoint,
      directory,
      failure: failure.promise,
      credentialsFor: (name, groups = []) => credentialsFor(authority, { name, groups }),
      kubeconfigFor: (name, groups = []) => kubeconfigs.pathFor({ name, groups }),
      async kubectl(args, { user = ADMIN, ...rest } = {}) {
        return runKubectl(kubectlSettings, await kubeconfigs.pathFor(user), args, rest);
      },
      async installCrds(path = PRODUCT_CRDS) {
        const succeed = async (...args: string[]) => {
          const { code, stdout, stderr } = await plane.kubectl(args);
          if (code !== 0) throw new Error(`Cannot install ${path}: ${stderr}`);
          return stdout.trim().split('\n');
        };
        const source = (await isKustomization(path)) ? '-k' : '-f';
        const names = await succeed('apply', source, path, '--output=name');
        await succeed('wait', '--for=condition=Established', '--timeout=30s', ...names);
      },
      compact: () => etcd.compact(),
      stopApiServer: ({ abruptly = false } = {}) => apiServer.stop(abruptly ? 0 : GRACE_MS),
      startApiServer: () => apiServer.start(),
      async startControllerManager() {
        if (running.controllerManager?.ended === false) return;
        const binary = await findControllerManager(host);
        const settings = { ...common, binary, url, admin, kubeconfigPath };
        running.controllerManager = await startControllerManager(settings);
      },
      stop,
    };
    if (crds !== undefined) await plane.installCrds(crds);
    if (controllerManager) await plane.startControllerManager();
    return plane;
  } catch (error) {
    await stop();
    throw error;
  }
}

function hostOf({ host = thisHost(), log }: Pick<ControlPlaneOptions, 'host' | 'log'>): Host {
  return log === undefined ? host : { ...host, progress: lineProgress(log, host.clock) };
}

function isKustomization(path: string): Promise<boolean> {
  return stat(join(path, 'kustomization.yaml')).then(
    () => true,
    () => false,
  );
}
