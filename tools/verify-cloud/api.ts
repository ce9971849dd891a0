import openapi, { $OpenApiUtil, OpenApiUtil } from '@alicloud/openapi-core';
import * as $dara from '@darabonba/typescript';

import { endpointOf, type Product } from '../../src/cloud/endpoints.ts';
import type { Clock } from './clock.ts';

export type Json = Record<string, unknown>;

export interface Credentials {
  readonly accessKeyID: string;
  readonly accessKeySecret: string;
  readonly securityToken: string | undefined;
}

/** What the service answered to a call that it refused, without any part of the credentials. */
export class Refusal extends Error {
  readonly code: string;

  constructor(action: string, code: string, message: string) {
    super(`${action} was refused with ${code}: ${message}`);
    this.name = 'Refusal';
    this.code = code;
  }
}

export interface CallOptions {
  readonly regionID?: string;
  readonly product?: Product;
  /** Sends the parameters in a form body instead of the query. */
  readonly form?: boolean;
  /** Does not wait and repeat when the service throttles. */
  readonly once?: boolean;
}

export interface Attempt {
  /** Empty when it was refused. */
  readonly answer: Json;
  readonly code: string | undefined;
}

export interface ApiOptions {
  readonly credentials: Credentials;
  readonly regionID: string;
  /** `http://host:port` instead of the public endpoints. */
  readonly endpoint: string | undefined;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
}

const VERSIONS: Readonly<Record<Product, string>> = {
  ecs: '2014-05-26',
  vpc: '2016-04-28',
  sts: '2015-04-01',
};
const TIMEOUT_MS = 20_000;
/** An API that throttled answers again in the next minute. */
const THROTTLED_MS = 61_000;
const THROTTLED_TRIES = 6;
const LOST_TRIES = 4;

/** Calls of any action with the official signer; parameters and answers as they are on the wire. */
export class Api {
  readonly #options: ApiOptions;
  readonly #clients = new Map<string, InstanceType<typeof openapi.default>>();

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  /** The same account and endpoint, ended by another signal: for what must be done after an interruption. */
  withSignal(signal: AbortSignal | undefined): Api {
    return new Api({ ...this.#options, signal });
  }

  /** Where raw requests for ECS go. */
  get ecsURL(): string {
    const { host, protocol } = this.#endpoint('ecs', this.#options.regionID);
    return `${protocol}://${host}/`;
  }

  /**
   * One call; throttled ones are repeated in the next minute, lost ones when they can be repeated.
   *
   * @throws Refusal with the service's code; Error when there is no answer.
   */
  async call(action: string, parameters: Json = {}, options: CallOptions = {}): Promise<Json> {
    const { clock, signal } = this.#options;
    const repeatable =
      action.startsWith('Describe') || action.startsWith('List') || 'ClientToken' in parameters;
    for (let attempt = 1; ; attempt++) {
      signal?.throwIfAborted();
      try {
        return await this.#send(action, parameters, options);
      } catch (error) {
        const throttled = error instanceof Refusal && /Throttling/.test(error.code);
        if (options.once === true) throw error;
        if (throttled && attempt < THROTTLED_TRIES) await clock.sleep(THROTTLED_MS, signal);
        else if (!(error instanceof Refusal) && repeatable && attempt < LOST_TRIES)
          await clock.sleep(attempt * 2000, signal);
        else throw error;
      }
    }
  }

  /** The answer, or the code that the call is refused with. @throws as {@link call}, but for refusals. */
  async attempt(action: string, parameters: Json = {}, options: CallOptions = {}): Promise<Attempt> {
    try {
      return { answer: await this.call(action, parameters, options), code: undefined };
    } catch (error) {
      if (error instanceof Refusal) return { answer: {}, code: error.code };
      throw error;
    }
  }

  /** The code that a call is refused with; undefined when it succeeds. @throws as {@link attempt}. */
  async code(action: string, parameters: Json = {}, options: CallOptions = {}): Promise<string | undefined> {
    return (await this.attempt(action, parameters, options)).code;
  }

  async #send(
    action: string,
    parameters: Json,
    { regionID, product = 'ecs', form }: CallOptions,
  ): Promise<Json> {
    const RegionId = regionID ?? this.#options.regionID;
    const params = new $OpenApiUtil.Params({
      action,
      version: VERSIONS[product],
      protocol: 'HTTPS',
      pathname: '/',
      method: 'POST',
      authType: 'AK',
      style: 'RPC',
      reqBodyType: 'formData',
      bodyType: 'json',
    });
    const query = OpenApiUtil.query({ RegionId, ...parameters });
    const times = new $dara.RuntimeOptions({ readTimeout: TIMEOUT_MS, connectTimeout: TIMEOUT_MS });
    try {
      const request = new $OpenApiUtil.OpenApiRequest(form === true ? { body: query } : { query });
      const answer: unknown = await this.#client(product, RegionId).callApi(params, request, times);
      return (answer as { body: Json }).body;
    } catch (error) {
      throw this.#explain(action, error);
    }
  }

  #client(product: Product, regionID: string): InstanceType<typeof openapi.default> {
    const { host: endpoint, protocol } = this.#endpoint(product, regionID);
    let client = this.#clients.get(endpoint);
    if (client === undefined) {
      const { accessKeyID: accessKeyId, accessKeySecret, securityToken } = this.#options.credentials;
      const key = { accessKeyId, accessKeySecret, ...(securityToken !== undefined && { securityToken }) };
      client = new openapi.default(
        new $OpenApiUtil.Config({ ...key, regionId: regionID, endpoint, protocol }),
      );
      this.#clients.set(endpoint, client);
    }
    return client;
  }

  #endpoint(product: Product, regionID: string) {
    const { endpoint } = this.#options;
    return endpointOf(product, regionID, endpoint === undefined ? {} : { overrides: { '*': endpoint } });
  }

  /** A refusal has a code of the service; messages lose request ids and anything that is secret. */
  #explain(action: string, error: unknown): Error {
    const { code, message } = error as { code?: unknown; message?: unknown };
    const { accessKeyID, accessKeySecret, securityToken } = this.#options.credentials;
    let told = String(message)
      .replace(/^(?:[\w.]+: )?code: \d+, /, '')
      .replace(/ request id: \S+$/, '');
    for (const secret of [accessKeySecret, securityToken, accessKeyID])
      if (secret !== undefined && secret !== '') told = told.replaceAll(secret, '***');
    const answered = typeof code === 'string' && /^[A-Z]/.test(code) && !/^E[A-Z]+$/.test(code);
    if (answered && !/^(InternalError|ServiceUnavailable)/.test(code)) return new Refusal(action, code, told);
    return new Error(`${action} got no usable answer: ${told}`);
  }
}

/** A field that is a text; empty when it is none. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The list inside its wrappers; empty when it is not there. */
export function list(answer: Json, ...path: string[]): Json[] {
  let value: unknown = answer;
  for (const name of path) value = (value as Json | undefined)?.[name];
  return Array.isArray(value) ? (value as Json[]) : [];
}
