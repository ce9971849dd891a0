import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { loadAll } from 'js-yaml';

import type { ImageBuild, ImageTemplate } from '../../../src/api/objects.ts';
import { DEFAULT_WORLD, readWorld } from '../../../simulator/world/load.ts';
import type { World } from '../../../simulator/world/world.ts';
import type { CloudWorld } from '../../kit/cloud-world.ts';
import { waitUntil } from '../../kit/index.ts';
import { secret } from '../../kit/samples.ts';
import { type Chronicle, PATIENCE_MS } from './chronicle.ts';

const root = resolve(import.meta.dirname, '../../..');

/** Access keys of the first account, in worlds made by {@link worldWithKeys}. */
export function keyOf(number: number): { id: string; secret: string } {
  return { id: `plot-key-${number}`, secret: `plot-secret-${number}` };
}

/** The sample network of the build region, in the second account as well. */
const SECOND_NETWORK = `
  - account: "2000000000000002"
    region: cn-hangzhou
    vpc: { id: vpc-bp1sample00000000000, cidrBlock: 192.168.0.0/16 }
    vSwitches:
      - { id: vsw-bp1sample0000000000h, zone: cn-hangzhou-h, cidrBlock: 192.168.0.0/20 }
      - { id: vsw-bp1sample0000000000i, zone: cn-hangzhou-i, cidrBlock: 192.168.16.0/20 }
    securityGroup: { id: sg-bp1sample000000000000 }
`;

/**
 * The default world with more access keys, so that faults can be scoped to one of many builds by its key, and with a
 * second account that has all that the sample template names.
 */
export function worldWithKeys(count: number): World {
  const keys = Array.from({ length: count }, (_, index) => keyOf(index)).map(
    ({ id, secret: text }) => `      - { id: ${id}, secret: ${text} }\n`,
  );
  const yaml = readFileSync(DEFAULT_WORLD, 'utf8');
  return readWorld(
    yaml
      .replace('    keys:\n', `    keys:\n${keys.join('')}`)
      .replace('\nnetworks:', `\nnetworks:${SECOND_NETWORK.trimEnd()}`),
  );
}

/** A namespace with an access key of its own: many stories in one world that do not touch one another. */
export class Plot {
  readonly namespace: string;
  readonly key: { readonly id: string; readonly secret: string };
  readonly world: CloudWorld;
  readonly chronicle: Chronicle;

  constructor(world: CloudWorld, chronicle: Chronicle, namespace: string, number: number) {
    this.world = world;
    this.chronicle = chronicle;
    this.namespace = namespace;
    this.key = keyOf(number);
  }

  /** The namespace, the Role that lets the operator read the Secret, and the Secret, unless `objects` hold one. */
  async open(...objects: object[]): Promise<void> {
    const meta = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: this.namespace } };
    const secrets = objects.some(isSecret) ? objects.filter(isSecret) : [this.secret()];
    const others = objects.filter((object) => !isSecret(object));
    await this.world.apply(
      meta,
      ...[...this.role(), ...secrets, ...others].map((object) => this.own(object)),
    );
  }

  role(): object[] {
    const file = resolve(root, 'config/rbac/secret-reader-role.yaml');
    return (loadAll(readFileSync(file, 'utf8')) as object[]).map((object) => this.own(object));
  }

  secret(data: Record<string, string> = {}): object {
    return this.own(
      secret('alicloud', { accessKeyID: this.key.id, accessKeySecret: this.key.secret, ...data }),
    );
  }

  /** Applies objects in the namespace. */
  apply(...objects: object[]): Promise<void> {
    return this.world.apply(...objects.map((object) => this.own(object)));
  }

  /** Runs kubectl in the namespace. @throws Error with what kubectl said. */
  async kubectl(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.world.plane.kubectl(['--namespace', this.namespace, ...args]);
    if (code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${stderr}`);
    return stdout;
  }

  /** Waits until a build is as wanted. */
  build(
    name: string,
    wanted: (build: ImageBuild) => boolean = () => true,
    options: { deadlineMs?: number; what?: string } = {},
  ): Promise<ImageBuild> {
    return this.chronicle.untilBuild(this.namespace, name, wanted, options);
  }

  template(
    name: string,
    wanted: (template: ImageTemplate) => boolean = () => true,
    options: { deadlineMs?: number; what?: string } = {},
  ): Promise<ImageTemplate> {
    return this.chronicle.untilTemplate(this.namespace, name, wanted, options);
  }

  /** Waits until a build is over and clean. */
  ended(name: string, deadlineMs = PATIENCE_MS): Promise<ImageBuild> {
    return this.build(name, (build) => conditionOf(build, 'CleanedUp')?.status === 'True', {
      deadlineMs,
      what: 'the end',
    });
  }

  /** Waits until the API server has marked a build as being deleted. */
  async leaving(name: string): Promise<ImageBuild> {
    const marked = () =>
      this.chronicle
        .build(this.namespace, name)
        .find(({ object }) => object.metadata.deletionTimestamp !== undefined)?.object;
    return waitUntil(marked, { deadlineMs: PATIENCE_MS, what: `the deletion of ${this.namespace}/${name}` });
  }

  /** Waits until an object of ours is gone from the API server. */
  async gone(kind: 'imgbuild' | 'imgtpl', name: string, deadlineMs = PATIENCE_MS): Promise<void> {
    const events = () =>
      kind === 'imgbuild'
        ? this.chronicle.build(this.namespace, name)
        : this.chronicle.template(this.namespace, name);
    try {
      await waitUntil(() => events().at(-1)?.type === 'DELETED', {
        deadlineMs,
        what: `the end of ${kind} ${this.namespace}/${name}`,
      });
    } catch (error) {
      const object = events().at(-1)?.object;
      throw new Error(`${(error as Error).message}\n${JSON.stringify(object?.status, null, 1)}`, {
        cause: error,
      });
    }
  }

  /** What of a build exists in the cloud now, as `kind lifecycle`. */
  remains(uid: string | undefined): string[] {
    return this.world.simulator
      .evidence()
      .leftovers.filter(({ tags }) => tags['imagesmith:build-uid'] === uid)
      .map(({ kind, tags }) => `${kind} ${tags['imagesmith:lifecycle']}`)
      .toSorted();
  }

  /** A copy of an object that lives in this namespace. */
  own(object: object): object {
    const { metadata, ...rest } = object as { metadata: object };
    return { ...rest, metadata: { ...metadata, namespace: this.namespace } };
  }
}

function isSecret(object: object): boolean {
  return (object as { kind?: unknown }).kind === 'Secret';
}

/** A condition of an object of ours. */
export function conditionOf(object: ImageBuild | ImageTemplate, type: string) {
  return object.status?.conditions?.find((condition) => condition.type === type);
}

/** `False/AccessDenied`: status and reason of `Ready`. */
export function readyOf(object: ImageBuild | ImageTemplate): string {
  const ready = conditionOf(object, 'Ready');
  return `${ready?.status}/${ready?.reason}`;
}
