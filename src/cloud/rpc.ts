import openapi, { $OpenApiUtil, OpenApiUtil } from '@alicloud/openapi-core';
import * as $dara from '@darabonba/typescript';

import type { Clock } from '../runtime/clock.ts';
import { unlessAborted } from './abort.ts';
import type { CredentialProvider } from './credentials.ts';
import { type Endpoint, type EndpointOptions, endpointOf, type Product } from './endpoints.ts';
import { cloudErrorOf } from './errors.ts';
import type { Limits } from './limits.ts';
import type { Exactly, Fields, Operation } from './operation.ts';
import type { CallOptions } from './port/call.ts';
import { CloudError, isCloudError } from './port/error.ts';

const { Config, OpenApiRequest, Params } = $OpenApiUtil;

const VERSION: Readonly<Record<Product, string>> = {
  ecs: '2014-05-26',
  vpc: '2016-04-28',
  sts: '2015-04-01',
};

/** Told about every call that was sent, for metrics and logs. */
export interface CallReport {
  action: string;
  regionID: string;
  namespace: string;
  durationMs: number;
  error: CloudError | undefined;
}

export interface RpcOptions {
  credentials: CredentialProvider;
  endpoints: EndpointOptions;
  limits: Limits;
  /** Namespace that the calls are charged to. */
  namespace: string;
  /** What the budget is counted by: the account where known, else something that stands for it. */
  account: () => string;
  /** For the duration in reports. */
  wall: Clock;
  readTimeoutMs: number;
  changeTimeoutMs: number;
  userAgent: string;
  onCall: (report: CallReport) => void;
}

/** Codes after which other credentials of the same provider may be accepted. */
const EXPIRED = ['InvalidSecurityToken.Expired', 'InvalidSecurityToken.MismatchWithAccessKey'];

/** Makes calls over the RPC protocol of Alibaba Cloud with the official signer and models, in any region. */
export class Rpc {
  readonly #options: RpcOptions;
  readonly #clients = new Map<string, InstanceType<typeof openapi.default>>();

  constructor(options: RpcOptions) {
    this.#options = options;
  }

  /**
   * One call within the budget.
   *
   * @returns the answer's body. Unknown fields are dropped; lists keep the double nesting of the wire.
   * @throws {CloudError} or the signal's reason; see the contract in `port.ts`.
   */
  async call<Request extends $dara.Model, Body, Given extends Fields<Request>>(
    operation: Operation<Request, Body>,
    regionID: string,
    fields: Exactly<Given, Fields<Request>>,
    { signal }: CallOptions = {},
  ): Promise<Body> {
    const { limits, namespace, account, credentials } = this.#options;
    const key = { account: account(), regionID, action: operation.action, tenant: namespace };
    const parameters = new operation.request(fields).toMap();
    const once = async () =>
      await limits.run(key, signal, () => this.#report(operation, regionID, parameters));

    const used = await unlessAborted(credentials.get(), signal);
    try {
      return await once();
    } catch (error) {
      const expired = isCloudError(error, 'Denied') && EXPIRED.includes(error.code);
      if (!expired || !credentials.rejected(used)) throw error;
    }
    return await once();
  }

  async #report<Request extends $dara.Model, Body>(
    operation: Operation<Request, Body>,
    regionID: string,
    parameters: Record<string, unknown>,
  ): Promise<Body> {
    const { wall, onCall, namespace } = this.#options;
    const start = wall.monotonic();
    const report = (error: CloudError | undefined) =>
      onCall({ action: operation.action, regionID, namespace, durationMs: wall.monotonic() - start, error });
    try {
      const body = await this.#send(operation, regionID, parameters);
      report(undefined);
      return body;
    } catch (error) {
      if (isCloudError(error)) report(error);
      throw error;
    }
  }

  async #send<Request extends $dara.Model, Body>(
    operation: Operation<Request, Body>,
    regionID: string,
    parameters: Record<string, unknown>,
  ): Promise<Body> {
    const { action, product } = operation;
    const endpoint = endpointOf(product, regionID, this.#options.endpoints);
    const call = { action, regionID, host: endpoint.host };
    const timeout = operation.changes ? this.#options.changeTimeoutMs : this.#options.readTimeoutMs;
    try {
      const answer = await this.#client(endpoint).callApi(
        new Params({
          action,
          version: VERSION[product],
          protocol: 'HTTPS',
          pathname: '/',
          method: 'POST',
          authType: 'AK',
          style: 'RPC',
          reqBodyType: 'formData',
          bodyType: 'json',
        }),
        new OpenApiRequest({ query: OpenApiUtil.query(parameters) }),
        // The connect time-out also cuts off silent connections, so both are the same.
        new $dara.RuntimeOptions({ readTimeout: timeout, connectTimeout: timeout }),
      );
      const { body } = $dara.cast(answer, new operation.response({}));
      if (body === undefined || body === null) throw malformed(call);
      return body;
    } catch (thrown) {
      throw cloudErrorOf(thrown, call);
    }
  }

  #client(endpoint: Endpoint): InstanceType<typeof openapi.default> {
    const id = `${endpoint.protocol}://${endpoint.host}`;
    let client = this.#clients.get(id);
    if (client === undefined) {
      client = new openapi.default(
        new Config({
          protocol: endpoint.protocol,
          endpoint: endpoint.host,
          userAgent: this.#options.userAgent,
          credential: signerOf(this.#options.credentials),
        }),
      );
      this.#clients.set(id, client);
    }
    return client;
  }
}

/** An answer that lacks what it must hold: the request may have been carried out. */
export function malformed({ action, regionID }: { action: string; regionID: string }): CloudError {
  const facts = { class: 'Transient', code: 'MalformedAnswer', definite: false, action, regionID } as const;
  return new CloudError(`${action} in ${regionID} failed: the answer lacks what it must hold`, facts);
}

/** The part of the SDK's credential client that signing uses. */
function signerOf(credentials: CredentialProvider): { getCredential(): Promise<Record<string, string>> } {
  return {
    async getCredential() {
      const { accessKeyID, accessKeySecret, securityToken } = await credentials.get();
      const key = { accessKeyId: accessKeyID, accessKeySecret };
      return securityToken === undefined
        ? { ...key, type: 'access_key', providerName: 'static_ak' }
        : { ...key, securityToken, type: 'sts', providerName: 'static_sts' };
    },
  };
}
