import type { ControlPlane } from '../../control-plane/index.ts';
import { OPERATOR_USER, OperatorProcess, type OperatorOptions } from '../../kit/operator-process.ts';
import { REPLICA_GROUP } from './audit.ts';

const LEASE = 'imagesmith-operator';

/**
 * An operator among several of one cluster. All are the same user with the same rights; a group that gives no rights
 * tells the API server's audit log which of them a request came from.
 */
export class Replica extends OperatorProcess {
  readonly name: string;

  private constructor(name: string, kubeconfig: string, options: OperatorOptions) {
    super(kubeconfig, options);
    this.name = name;
  }

  static async start(plane: ControlPlane, name: string, options: OperatorOptions = {}): Promise<Replica> {
    const groups = ['system:serviceaccounts', 'system:authenticated', `${REPLICA_GROUP}${name}`];
    return new Replica(name, await plane.kubeconfigFor(OPERATOR_USER, groups), options);
  }

  get pid(): number {
    const { pid } = this.child;
    if (pid === undefined) throw new Error('The operator could not be started');
    return pid;
  }

  /** The name under which it holds the Lease. */
  async identity(): Promise<string> {
    return String((await this.logged('Starting'))['identity']);
  }

  /** Status and text of `/readyz`, `/healthz` or `/metrics`. */
  async probe(path: string): Promise<{ status: number; body: string }> {
    const response = await fetch(`http://127.0.0.1:${await this.port()}${path}`);
    return { status: response.status, body: await response.text() };
  }

  /** The sum of a metric over all its labels that contain `labels`. @throws when there is none. */
  async metric(name: string, labels = ''): Promise<number> {
    const { body } = await this.probe('/metrics');
    return metricIn(body, name, labels);
  }

  /** What the kernel says of it. */
  async usage(): Promise<Usage> {
    return usageIn((await this.probe('/metrics')).body);
  }

  /** Whether it says that it leads. */
  async leads(): Promise<boolean> {
    return (await this.metric('leader_election_master_status', `name="${LEASE}"`)) === 1;
  }

  /** Stops the process where it is, as a machine that hangs would. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  /** Lets a frozen process go on. */
  thaw(): void {
    this.child.kill('SIGCONT');
  }
}

export interface Usage {
  /** CPU time since its program was loaded. Milliseconds. */
  readonly cpuMs: number;
  /** Resident memory now. MB of 10⁶ bytes. */
  readonly rssMb: number;
}

/** {@link Replica.usage}, of the text of `/metrics`. */
export function usageIn(metrics: string): Usage {
  return {
    cpuMs: metricIn(metrics, 'process_cpu_seconds_total') * 1000,
    rssMb: metricIn(metrics, 'process_resident_memory_bytes') / 1e6,
  };
}

/** {@link Replica.metric}, of the text of `/metrics`. */
export function metricIn(text: string, name: string, labels = ''): number {
  const values = text
    .split('\n')
    .filter((line) => (line.startsWith(`${name}{`) || line.startsWith(`${name} `)) && line.includes(labels))
    .map((line) => Number(line.slice(line.lastIndexOf(' ') + 1)));
  if (values.length === 0) throw new Error(`There is no metric ${name} with ${labels}`);
  return values.reduce((sum, value) => sum + value, 0);
}
