import type { Host } from './host.ts';
import type { Credentials } from './kubeconfig.ts';
import type { KubectlOptions, KubectlResult } from './kubectl.ts';

export interface ControlPlaneOptions {
  /** Start kube-controller-manager too, last of all; see {@link ControlPlane.startControllerManager}. */
  readonly controllerManager?: boolean;
  /** A file or directory of CustomResourceDefinitions to install before the start is over. */
  readonly crds?: string;
  /**
   * Keep the data in this directory, created if need be, and leave it there at the end; a later control plane on it
   * finds the objects of this one, but its credentials are new. By default the data is temporary.
   */
  readonly dataDir?: string;
  /** Further arguments of kube-apiserver, such as `--watch-cache=false`. */
  readonly apiServerArguments?: readonly string[];
  /** Gets a line about each step of a first start; by default they go to standard error. */
  readonly log?: (line: string) => void;
  /** The machine and process; for tests. */
  readonly host?: Host;
}

/** A running etcd and kube-apiserver. Both end when this process does, however it ends. */
export interface ControlPlane {
  /** Of the API server: `https://127.0.0.1:PORT`. */
  readonly url: string;
  /** The certificate that signed the server's, PEM. */
  readonly ca: string;
  readonly caFile: string;
  /** A kubeconfig of a cluster administrator. */
  readonly kubeconfigPath: string;
  readonly kubectlPath: string;
  /** `unix://` and the path of a socket; only this user may open it. */
  readonly etcdEndpoint: string;
  /** Holds the logs: `etcd.log`, `kube-apiserver.log`, `kube-controller-manager.log`. */
  readonly directory: string;
  /** Resolves, with its reason, when one of the programs ends by itself. */
  readonly failure: Promise<Error>;

  /** A client certificate for a user, who has the rights that RBAC gives to the name and the groups, and no others. */
  credentialsFor(user: string, groups?: readonly string[]): Credentials;
  /** The path of a kubeconfig with such a certificate. */
  kubeconfigFor(user: string, groups?: readonly string[]): Promise<string>;
  /** Runs kubectl, as the administrator unless told otherwise. A failure of kubectl is in the result. */
  kubectl(args: readonly string[], options?: KubectlOptions): Promise<KubectlResult>;
  /** Installs CustomResourceDefinitions and waits until they are served. */
  installCrds(path?: string): Promise<void>;
  /**
   * Makes etcd forget old revisions. An API server with `--watch-cache=false` then answers 410 to older resource
   * versions at once; one with a watch cache still serves watches from it until it is started again.
   */
  compact(): Promise<void>;
  /** Ends the API server; `abruptly` without letting it close connections. The data stays. */
  stopApiServer(options?: { abruptly?: boolean }): Promise<void>;
  /** Starts it again, on the same address and with the same credentials. */
  startApiServer(): Promise<void>;
  /**
   * Starts a kube-controller-manager that collects garbage and finishes the deletion of namespaces (which takes it
   * 5 s); resolves when it is at work. Install CustomResourceDefinitions before: it notices later ones only within
   * 30 s. Does nothing while it runs.
   *
   * @throws ControllerManagerUnavailable
   */
  startControllerManager(): Promise<void>;
  /** Ends everything and removes what is temporary. */
  stop(): Promise<void>;
}
