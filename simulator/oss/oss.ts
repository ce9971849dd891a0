import type { Strike } from '../faults/faults.ts';
import type { Simulation } from '../simulation.ts';
import type { AccessKey } from '../wire/authenticate.ts';
import type { BucketRecord } from '../world/bucket-record.ts';
import { bucketOf, checkAccess } from './access.ts';
import { type OssAnswer, textAnswer } from './answer.ts';
import { authenticate } from './authenticate.ts';
import { readText, readUpload, type UploadBody } from './body.ts';
import * as bucketCalls from './bucket-calls.ts';
import { callOf, effectOf, type OssCallName } from './calls.ts';
import type { GuestDoor } from './door.ts';
import { checkPut, deleteObject, getObject, headObject, putObject } from './object-calls.ts';
import { notModelled, OssError } from './oss-error.ts';
import type { OssRequest } from './request.ts';
import { endsAfter, endsBefore } from './strikes.ts';

/** How a request ends: with an answer, with half of one, or with a broken connection. */
export type OssOutcome = { kind: 'answer' | 'truncated'; answer: OssAnswer } | { kind: 'dropped' };

/** The largest object that can be uploaded, in bytes, unless another limit is given. */
export const DEFAULT_MAX_OBJECT_BYTES = 64 * 1024 * 1024;

interface OssCaller {
  request: OssRequest;
  call: OssCallName;
  bucket: BucketRecord;
  /** Undefined when the request is not signed. */
  key: AccessKey | undefined;
  requestId: string;
}

/** Answers calls of the object protocol on the buckets of a simulation's world. */
export class Oss {
  readonly #simulation: Simulation;
  #door: GuestDoor | undefined;
  readonly maxObjectBytes: number;

  constructor(simulation: Simulation, maxObjectBytes = DEFAULT_MAX_OBJECT_BYTES) {
    this.#simulation = simulation;
    this.maxObjectBytes = maxObjectBytes;
  }

  /** Never rejects: whatever goes wrong becomes an answer. The body is read only when the call takes one. */
  async handle(request: OssRequest, body: UploadBody): Promise<OssOutcome> {
    const requestId = this.#requestId();
    try {
      const caller = this.#identify(request, requestId);
      const strikes = this.#simulation.faults.strike(factsOf(caller));
      for (const strike of strikes) {
        const outcome = await endsBefore(strike, this.#simulation.core.timeline);
        if (outcome !== undefined) return withId(outcome, requestId);
      }
      return await this.#finish(caller, body, strikes);
    } catch (error) {
      return withId({ kind: 'answer', answer: this.#refusal(error, requestId, request) }, requestId);
    }
  }

  /** Makes a bucket, or replaces one of this name. */
  setBucket(bucket: BucketRecord): void {
    const { core } = this.#simulation;
    core.world.buckets.set(bucket.name, bucket);
    core.changed();
    this.#openDoor();
  }

  /** Lets guests that have no network reach this, once there is a bucket. */
  openTo(door: GuestDoor): void {
    this.#door = door;
    this.#openDoor();
  }

  /** What {@link openTo} was given. Resolves when nobody reaches this through it. */
  async close(): Promise<void> {
    await this.#door?.close();
  }

  #openDoor(): void {
    const { background, world } = this.#simulation.core;
    if (this.#door === undefined || world.buckets.size === 0) return;
    background.run('letting guests reach OSS', this.#door.open());
  }

  /** The answer to a target that cannot be read. */
  refuse(error: unknown, method: string, host: string): OssOutcome {
    const requestId = this.#requestId();
    return withId({ kind: 'answer', answer: this.#refusal(error, requestId, { method, host }) }, requestId);
  }

  /** 24 hexadecimal digits, as OSS numbers its requests. */
  #requestId(): string {
    return this.#simulation.core.ids.uuid().replaceAll('-', '').slice(0, 24).toUpperCase();
  }

  #identify(request: OssRequest, requestId: string): OssCaller {
    const { world } = this.#simulation.core;
    const key = authenticate(request, world.keys, this.#simulation.host.wallNow());
    if (request.address.bucket === undefined) throw notModelled(`${request.method} on the service`);
    const bucket = bucketOf(request, world);
    const call = callOf(request);
    return { request, call, bucket, key, requestId };
  }

  async #finish(caller: OssCaller, body: UploadBody, strikes: Strike[]): Promise<OssOutcome> {
    const { ledger } = this.#simulation.core;
    ledger.count(`Oss.${caller.call}`);
    let outcome: OssOutcome;
    try {
      checkAccess(caller.call, caller.bucket, caller.key);
      const answer = await this.#run(caller, body);
      this.#note(caller, answer);
      if (effectOf(caller.call) === 'write') this.#simulation.core.changed();
      outcome = { kind: 'answer', answer };
    } catch (error) {
      if (!(error instanceof OssError)) throw error;
      ledger.count(`Oss.${caller.call}/${error.code}`);
      this.#note(caller, undefined, error);
      throw error;
    }
    for (const strike of strikes) outcome = await endsAfter(strike, outcome);
    return withId(outcome, caller.requestId);
  }

  async #run({ request, call, bucket }: OssCaller, body: UploadBody): Promise<OssAnswer> {
    const now = () => this.#simulation.core.timeline.now();
    switch (call) {
      case 'GetObject':
        return getObject(request, bucket);
      case 'HeadObject':
      case 'GetObjectMeta':
        return headObject(request, bucket);
      case 'PutObject': {
        checkPut(request, bucket);
        const content = await readUpload(body, this.maxObjectBytes);
        return putObject(request, bucket, content, now());
      }
      case 'DeleteObject':
        return deleteObject(request, bucket);
      case 'GetBucketLocation':
        return bucketCalls.getLocation(bucket);
      case 'GetBucketInfo':
        return bucketCalls.getInfo(bucket);
      case 'GetBucketAcl':
        return bucketCalls.getAcl(bucket);
      case 'GetBucketTagging':
        return bucketCalls.getTagging(bucket);
      case 'PutBucketTagging':
        return bucketCalls.putTagging(bucket, await readText(body));
      case 'DeleteBucketTagging':
        return bucketCalls.deleteTagging(bucket);
      default:
        return call satisfies never;
    }
  }

  /** Signatures and tokens stand in neither the parameters nor the answer. */
  #note(caller: OssCaller, answer: OssAnswer | undefined, error?: OssError): void {
    const { request, call, bucket, key, requestId } = caller;
    if (effectOf(call) === 'read') return;
    const { ledger, timeline } = this.#simulation.core;
    const { etag } = answer?.headers ?? {};
    ledger.addCall({
      at: timeline.now(),
      wallAt: this.#simulation.host.wallNow(),
      requestId,
      accountUid: key?.accountUid ?? '',
      keyId: key?.id ?? '',
      product: 'Oss',
      action: call,
      regionId: bucket.regionId,
      parameters: Object.fromEntries(parametersOf(request, bucket)),
      clientToken: undefined,
      replayed: false,
      code: error?.code,
      answer: etag === undefined ? {} : { ETag: etag },
    });
  }

  #refusal(error: unknown, requestId: string, { method, host }: { method: string; host: string }): OssAnswer {
    const known =
      error instanceof OssError
        ? error
        : new OssError(
            500,
            'InternalError',
            'Please contact the server administrator, oss@service.aliyun.com.',
          );
    if (known !== error)
      this.#simulation.trouble(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const text = known.document(requestId, host);
    const headers = { ...(known.ec !== undefined && { 'x-oss-ec': known.ec }) };
    if (method !== 'HEAD') return textAnswer(known.status, text, headers);
    return {
      status: known.status,
      headers: { ...headers, 'x-oss-err': Buffer.from(text).toString('base64') },
      body: [],
      length: 0,
    };
  }
}

function parametersOf({ address }: OssRequest, bucket: BucketRecord): Map<string, string> {
  const parameters = new Map([['Bucket', bucket.name]]);
  if (address.key !== '') parameters.set('Key', address.key);
  return parameters;
}

function factsOf({ request, call, bucket, key }: OssCaller) {
  return {
    product: 'Oss',
    action: call,
    region: bucket.regionId,
    account: key?.accountUid ?? '',
    key: key?.id ?? '',
    effect: effectOf(call),
    parameters: parametersOf(request, bucket),
  };
}

function withId(outcome: OssOutcome, requestId: string): OssOutcome {
  if (outcome.kind === 'dropped') return outcome;
  const { answer } = outcome;
  return { ...outcome, answer: { ...answer, headers: { ...answer.headers, 'x-oss-request-id': requestId } } };
}
