import { type Api, type Json, list } from './api.ts';
import { type Awaited, type Clock, until } from './clock.ts';
import { type Kind, type Made, namePrefix, TAG_KEY } from './made.ts';
import { type Builder, makeBuilder } from './parts/builder.ts';
import { type Copies, makeCopies } from './parts/copies.ts';
import { type Captured, makeImage } from './parts/image.ts';
import { makeNetwork, type Network } from './parts/network.ts';

export interface LabOptions {
  readonly api: Api;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  readonly made: Made;
  readonly runID: string;
  readonly regionID: string;
  /** Where copies go. */
  readonly otherRegions: readonly string[];
  readonly instanceType: string;
  readonly imageFamily: string;
  /** Account to try shares with; nothing is shared in the end. */
  readonly shareWith: string | undefined;
  readonly log: (line: string) => void;
}

/**
 * What checks work with: calls, time, and the parts that several of them use, each made once when it is first asked
 * for. Everything that is made has the run's tag and is remembered in {@link LabOptions.made}.
 */
export class Lab {
  readonly options: LabOptions;
  readonly #parts = new Map<string, Promise<unknown>>();
  #tokens = 0;

  constructor(options: LabOptions) {
    this.options = options;
  }

  get api(): Api {
    return this.options.api;
  }

  /** The tags of everything that is made. */
  get tags(): { Key: string; Value: string }[] {
    return [{ Key: TAG_KEY, Value: this.options.runID }];
  }

  /** A name that no other thing of this run has. */
  name(of: string): string {
    return `${namePrefix(this.options.runID)}-${of}`;
  }

  /** A client token that was not used before. */
  token(): string {
    return `${this.name('token')}-${++this.#tokens}`;
  }

  remember(kind: Kind, id: string, regionID = this.options.regionID): void {
    this.options.made.add(kind, id, regionID);
  }

  now(): number {
    return this.options.clock.now();
  }

  sleep(ms: number): Promise<void> {
    return this.options.clock.sleep(ms, this.options.signal);
  }

  until<T>(look: () => Promise<T>, what: string, deadlineMs: number, everyMs?: number): Promise<Awaited<T>> {
    const { clock, signal } = this.options;
    return until(look, { clock, signal, what, deadlineMs, ...(everyMs !== undefined && { everyMs }) });
  }

  network(): Promise<Network> {
    return this.#part('network', () => makeNetwork(this));
  }

  builder(): Promise<Builder> {
    return this.#part('builder', () => makeBuilder(this));
  }

  /** Stops the builder. */
  image(): Promise<Captured> {
    return this.#part('image', () => makeImage(this));
  }

  copies(): Promise<Copies> {
    return this.#part('copies', () => makeCopies(this));
  }

  async instance(id: string): Promise<Json | undefined> {
    const answer = await this.api.call('DescribeInstances', { InstanceIds: JSON.stringify([id]) });
    return list(answer, 'Instances', 'Instance')[0];
  }

  /** An image in any status; asked for in the way that every server knows. */
  async imageOf(ImageId: string, regionID = this.options.regionID): Promise<Json | undefined> {
    const answer = await this.api.call('DescribeImages', { ImageId, Status: ANY_STATUS }, { regionID });
    return list(answer, 'Images', 'Image')[0];
  }

  #part<T>(name: string, make: () => Promise<T>): Promise<T> {
    let part = this.#parts.get(name) as Promise<T> | undefined;
    if (part === undefined) {
      this.options.log(`  making the ${name}`);
      part = make();
      this.#parts.set(name, part);
    }
    return part;
  }
}

/** Every status of an image. */
export const ANY_STATUS = 'Creating,Waiting,Available,UnAvailable,CreateFailed,Deprecated';
