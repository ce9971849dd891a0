import Ecs from '@alicloud/ecs20140526';
import OpenApi from '@alicloud/openapi-core';
import Sts from '@alicloud/sts20150401';
import Vpc from '@alicloud/vpc20160428';

/** What a client needs to know; by default the first account of the default world. */
export interface ClientOptions {
  accessKeyId?: string;
  accessKeySecret?: string;
  securityToken?: string;
  /** `v2` makes the SDK use the older HMAC-SHA1 signature. */
  signatureAlgorithm?: string;
  method?: string;
  /** How long the caller waits; it goes away then. */
  timeoutMs?: number;
}

/** A RAM user of the first account; the account's own key may not assume roles. */
export const USER: ClientOptions = {
  accessKeyId: 'simulator-user-key',
  accessKeySecret: 'simulator-user-secret',
};

function configOf(
  endpoint: string,
  options: ClientOptions,
): InstanceType<typeof OpenApi.$OpenApiUtil.Config> {
  return new OpenApi.$OpenApiUtil.Config({
    accessKeyId: 'simulator-key',
    accessKeySecret: 'simulator-secret',
    regionId: 'cn-hangzhou',
    endpoint,
    protocol: 'http',
    ...options,
  });
}

/** The official generated client of ECS, against a simulator. */
export function ecsClient(endpoint: string, options: ClientOptions = {}): InstanceType<typeof Ecs.default> {
  return new Ecs.default(configOf(endpoint, options));
}

export function vpcClient(endpoint: string, options: ClientOptions = {}): InstanceType<typeof Vpc.default> {
  return new Vpc.default(configOf(endpoint, options));
}

export function stsClient(endpoint: string, options: ClientOptions = {}): InstanceType<typeof Sts.default> {
  return new Sts.default(configOf(endpoint, options));
}

/**
 * A call through the core only, for parameters and actions that the generated client cannot send. Answers the raw
 * body, or throws the SDK's error.
 */
export async function rawCall(
  endpoint: string,
  action: string,
  parameters: Record<string, unknown>,
  { version = '2014-05-26', timeoutMs = 4000, ...options }: ClientOptions & { version?: string } = {},
): Promise<Record<string, unknown>> {
  const client = new OpenApi.default(configOf(endpoint, options));
  const params = new OpenApi.$OpenApiUtil.Params({
    action,
    version,
    protocol: 'HTTP',
    pathname: '/',
    method: options.method ?? 'POST',
    authType: 'AK',
    style: 'RPC',
    reqBodyType: 'formData',
    bodyType: 'json',
  });
  const request = new OpenApi.$OpenApiUtil.OpenApiRequest({ query: OpenApi.OpenApiUtil.query(parameters) });
  const answer = (await client.callApi(params, request, runtime(timeoutMs))) as {
    body: Record<string, unknown>;
  };
  return answer.body;
}

function runtime(timeoutMs: number): Parameters<InstanceType<typeof OpenApi.default>['callApi']>[2] {
  return { readTimeout: timeoutMs, connectTimeout: timeoutMs } as Parameters<
    InstanceType<typeof OpenApi.default>['callApi']
  >[2];
}

/** The error code that a call ends with; undefined when it succeeds. */
export async function codeOf(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}
