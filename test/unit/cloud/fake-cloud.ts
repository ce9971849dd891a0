import type {
  AgentStatus,
  Cloud,
  CloudError,
  Image,
  ImageQuery,
  Instance,
  InstanceQuery,
  Invocation,
  InvocationQuery,
  Tags,
} from '../../../src/cloud/port.ts';
import { hasTags } from '../../../src/cloud/tags.ts';
import type { Clock } from '../../../src/runtime/clock.ts';

/** One recorded call. */
export interface Recorded {
  action: string;
  at: number;
  ids: readonly string[] | undefined;
  tags: Tags | undefined;
}

/** The reads that the observer makes, over maps that a test fills; everything is recorded. */
export class FakeCloud {
  readonly identity = 'fake';
  readonly calls: Recorded[] = [];
  readonly instances = new Map<string, Instance>();
  readonly images = new Map<string, Image>();
  readonly invocations = new Map<string, Invocation>();
  readonly agents = new Map<string, AgentStatus>();
  /** A list of ids in DescribeImages finds nothing, as on a service that knows no lists. */
  ignoresImageLists = false;
  /** Listings end after so many, as tag filters do. */
  cutAt = Number.POSITIVE_INFINITY;
  /** Called for every call; what it returns is thrown. */
  fail: (call: Recorded) => CloudError | undefined = () => undefined;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** As the interface; methods that are not faked do not exist. */
  get cloud(): Cloud {
    return this as unknown as Cloud;
  }

  count(action: string): number {
    return this.calls.filter((call) => call.action === action).length;
  }

  async describeInstances({ instanceIDs, tags }: InstanceQuery): Promise<Instance[]> {
    await this.#record('describeInstances', instanceIDs, tags);
    return select(this.instances, instanceIDs, tags).slice(0, this.cutAt);
  }

  async describeImages({ imageIDs, tags }: ImageQuery): Promise<Image[]> {
    await this.#record('describeImages', imageIDs, tags);
    if (this.ignoresImageLists && imageIDs !== undefined && imageIDs.length > 1) return [];
    return select(this.images, imageIDs, tags).slice(0, this.cutAt);
  }

  async describeCloudAssistantStatus({
    instanceIDs,
  }: {
    instanceIDs: readonly string[];
  }): Promise<AgentStatus[]> {
    await this.#record('describeCloudAssistantStatus', instanceIDs, undefined);
    return instanceIDs.flatMap((id) => this.agents.get(id) ?? []);
  }

  async describeInvocations({
    tags,
    running,
  }: InvocationQuery & { running?: boolean }): Promise<Invocation[]> {
    const action = tags === undefined ? 'describeInvocations (all)' : 'describeInvocations';
    const found = select(this.invocations, undefined, tags).slice(0, this.cutAt);
    const listed = found.filter(({ status }) => !running || status === 'Running');
    for (let page = 0; page < Math.max(1, listed.length / 50); page++)
      await this.#record(action, undefined, tags);
    return listed.map((invocation) => ({ ...invocation, output: '' }));
  }

  async describeInvocationResults({ invokeIDs }: InvocationQuery): Promise<Invocation[]> {
    for (const id of invokeIDs ?? []) await this.#record('describeInvocationResults', [id], undefined);
    return select(this.invocations, invokeIDs, undefined);
  }

  async #record(action: string, ids: readonly string[] | undefined, tags: Tags | undefined): Promise<void> {
    const call = { action, at: this.#clock.now(), ids, tags };
    this.calls.push(call);
    await Promise.resolve();
    const error = this.fail(call);
    if (error !== undefined) throw error;
  }
}

function select<T extends { tags: Tags }>(
  all: Map<string, T>,
  ids: readonly string[] | undefined,
  tags: Tags | undefined,
): T[] {
  const items = ids === undefined ? [...all.values()] : ids.flatMap((id) => all.get(id) ?? []);
  return items.filter((item) => tags === undefined || hasTags(item.tags, tags));
}

export function instance(instanceID: string, status = 'Running', tags: Tags = {}): Instance {
  return { instanceID, status, tags } as Instance;
}

export function image(imageID: string, status = 'Creating', tags: Tags = {}): Image {
  return { imageID, status, tags } as Image;
}

export function invocation(invokeID: string, status = 'Running', tags: Tags = {}, output = ''): Invocation {
  return { invokeID, status, tags, output } as Invocation;
}
