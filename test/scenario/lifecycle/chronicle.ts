import { type ChildProcess, spawn } from 'node:child_process';

import type { ImageBuild, ImageTemplate } from '../../../src/api/objects.ts';
import { lintStatus } from '../../../src/api/status-lint.ts';
import { lintTransition } from '../../../src/api/status-lint-transition.ts';
import type { ControlPlane } from '../../control-plane/index.ts';
import { waitUntil } from '../../kit/index.ts';
import type { Suite } from '../../kit/suite.ts';

/** What the API server told about an object, once for every write to it. */
export interface Told<T> {
  /** When it was told, in milliseconds of `performance.now()`. */
  readonly at: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: T;
}

type Kept = ImageBuild | ImageTemplate;

/** Within this everything comes to pass that is going to, also where the cloud is hostile and the machine busy. */
export const PATIENCE_MS = 120_000;

/**
 * Everything that `kubectl get --watch` shows of builds and templates in all namespaces, from the beginning: what
 * people and tools see, write by write.
 */
export class Chronicle {
  readonly #told = new Map<string, Told<Kept>[]>();
  readonly #children: ChildProcess[] = [];
  #complaint = '';

  constructor(plane: ControlPlane) {
    for (const kind of ['imagebuilds', 'imagetemplates']) this.#follow(plane, kind);
  }

  /** Every event of a build, in order. */
  build(namespace: string, name: string): readonly Told<ImageBuild>[] {
    return (this.#told.get(`ImageBuild/${namespace}/${name}`) ?? []) as Told<ImageBuild>[];
  }

  template(namespace: string, name: string): readonly Told<ImageTemplate>[] {
    return (this.#told.get(`ImageTemplate/${namespace}/${name}`) ?? []) as Told<ImageTemplate>[];
  }

  /** The most builds of one template that were under way or being cleaned up at the same time. */
  mostAtOnce(namespace: string, template: string): number {
    const moments = [...this.#told.values()]
      .flatMap((events) => events as Told<ImageBuild>[])
      .filter(({ object: { kind, metadata } }) => kind === 'ImageBuild' && metadata.namespace === namespace)
      .filter(({ object }) => object.metadata.ownerReferences?.some(({ name }) => name === template))
      .toSorted((a, b) => a.at - b.at);
    const active = new Set<string>();
    let most = 0;
    for (const { type, object } of moments) {
      const over = type === 'DELETED' || isTrue(object, 'Succeeded') || isTrue(object, 'Stalled');
      if (over) active.delete(object.metadata.name);
      else active.add(object.metadata.name);
      most = Math.max(most, active.size);
    }
    return most;
  }

  /** Waits until a build is as wanted; false as long as it does not exist. @throws with how it stands. */
  async untilBuild(
    namespace: string,
    name: string,
    wanted: (build: ImageBuild) => boolean,
    { deadlineMs = PATIENCE_MS, what = 'what is wanted' } = {},
  ): Promise<ImageBuild> {
    let last: Told<ImageBuild> | undefined;
    try {
      return await waitUntil(
        () => {
          last = this.build(namespace, name).at(-1);
          return last !== undefined && last.type !== 'DELETED' && wanted(last.object)
            ? last.object
            : undefined;
        },
        { deadlineMs, what: `${what} of build ${namespace}/${name}` },
      );
    } catch (error) {
      throw new Error(`${(error as Error).message}; ${this.#complaint}\n${stateOf(last?.object)}`, {
        cause: error,
      });
    }
  }

  async untilTemplate(
    namespace: string,
    name: string,
    wanted: (template: ImageTemplate) => boolean,
    { deadlineMs = PATIENCE_MS, what = 'what is wanted' } = {},
  ): Promise<ImageTemplate> {
    let last: Told<ImageTemplate> | undefined;
    try {
      return await waitUntil(
        () => {
          last = this.template(namespace, name).at(-1);
          return last !== undefined && last.type !== 'DELETED' && wanted(last.object)
            ? last.object
            : undefined;
        },
        { deadlineMs, what: `${what} of template ${namespace}/${name}` },
      );
    } catch (error) {
      const { conditions, activeBuild } = last?.object.status ?? {};
      throw new Error(`${(error as Error).message}\n${JSON.stringify({ conditions, activeBuild })}`, {
        cause: error,
      });
    }
  }

  /** Number of writes so far to everything that is followed, finalizers and creations included. */
  get writes(): number {
    return [...this.#told.values()].reduce((sum, events) => sum + events.length, 0);
  }

  /**
   * Fails when any write broke the status contract, by itself or in its step from the one before. Stricter than a look
   * at rest: every moment counts, because every moment may be the one at which a tool looks.
   */
  assertLawful(): void {
    const found = [...this.#told].flatMap(([key, events]) =>
      events.flatMap(({ object, type }, index) => {
        const before = events[index - 1];
        const steps = before === undefined || before.object.metadata.uid !== object.metadata.uid;
        return type === 'DELETED'
          ? []
          : [...lintStatus(object), ...(steps ? [] : lintTransition(before.object, object))].map(
              ({ rule, message }) => `${key}, write ${index}: rule ${rule}: ${message}`,
            );
      }),
    );
    if (found.length > 0)
      throw new Error(`The status contract is broken:\n${[...new Set(found)].slice(0, 20).join('\n')}`);
  }

  async close(): Promise<void> {
    await Promise.all(
      this.#children.map((child) => {
        const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
        return child.kill('SIGKILL') ? exit : Promise.resolve();
      }),
    );
  }

  #follow(plane: ControlPlane, kind: string): void {
    const args = ['get', kind, '-A', '--watch', '--output-watch-events', '-o', 'json'];
    const child = spawn(plane.kubectlPath, ['--kubeconfig', plane.kubeconfigPath, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', HOME: plane.directory },
    });
    this.#children.push(child);
    let rest = '';
    child.stderr.on('data', (chunk: Buffer) => (this.#complaint += chunk.toString('utf8')));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.#note(JSON.parse(line) as Omit<Told<Kept>, 'at'>);
    });
  }

  #note({ type, object }: Omit<Told<Kept>, 'at'>): void {
    const { namespace, name } = object.metadata;
    const key = `${object.kind}/${namespace}/${name}`;
    const events = this.#told.get(key) ?? [];
    this.#told.set(key, events);
    events.push({ at: performance.now(), type, object });
  }
}

/** Gives a suite a chronicle of its control plane, kept from the first use to after the last test. */
export function chronicleFor(test: Suite, plane: () => ControlPlane): () => Chronicle {
  let chronicle: Chronicle | undefined;
  test.after(async () => chronicle?.close());
  return () => (chronicle ??= new Chronicle(plane()));
}

function isTrue(build: ImageBuild, type: string): boolean {
  return build.status?.conditions?.some((one) => one.type === type && one.status === 'True') === true;
}

function stateOf(build: ImageBuild | undefined): string {
  const { status, metadata } = build ?? {};
  const { conditions, currentStep, trouble, failure, leftovers, instances, images } = status ?? {};
  const steps = status?.steps?.filter(({ state }) => state !== 'Pending');
  const { deletionTimestamp, finalizers } = metadata ?? {};
  return JSON.stringify(
    {
      conditions,
      currentStep,
      trouble,
      failure,
      leftovers,
      instances,
      images,
      steps,
      deletionTimestamp,
      finalizers,
    },
    null,
    1,
  );
}
