import { DescribeInvocationResultsRequest } from '@alicloud/ecs20140526/dist/models/DescribeInvocationResultsRequest.js';
import { DescribeInvocationResultsResponse } from '@alicloud/ecs20140526/dist/models/DescribeInvocationResultsResponse.js';
import type { DescribeInvocationResultsResponseBodyInvocationInvocationResultsInvocationResult as WireResult } from '@alicloud/ecs20140526/dist/models/DescribeInvocationResultsResponseBody.js';
import { DescribeInvocationsRequest } from '@alicloud/ecs20140526/dist/models/DescribeInvocationsRequest.js';
import { DescribeInvocationsResponse } from '@alicloud/ecs20140526/dist/models/DescribeInvocationsResponse.js';
import type { DescribeInvocationsResponseBodyInvocationsInvocation as WireInvocation } from '@alicloud/ecs20140526/dist/models/DescribeInvocationsResponseBody.js';
import { DescribeSendFileResultsRequest } from '@alicloud/ecs20140526/dist/models/DescribeSendFileResultsRequest.js';
import { DescribeSendFileResultsResponse } from '@alicloud/ecs20140526/dist/models/DescribeSendFileResultsResponse.js';
import type { DescribeSendFileResultsResponseBodyInvocationsInvocation as WireFile } from '@alicloud/ecs20140526/dist/models/DescribeSendFileResultsResponseBody.js';

import { tagParameters, tagsOf, textOfBase64 } from './decode.ts';
import { reading } from './operation.ts';
import { byToken } from './paging.ts';
import {
  type CommandCalls,
  type FileDelivery,
  type Invocation,
  type InvocationQuery,
} from './port/command.ts';
import type { Rpc } from './rpc.ts';
import { GONE, unlessGone } from './unless-gone.ts';

const RESULTS = reading(
  'ecs',
  'DescribeInvocationResults',
  DescribeInvocationResultsRequest,
  DescribeInvocationResultsResponse,
);
const INVOCATIONS = reading(
  'ecs',
  'DescribeInvocations',
  DescribeInvocationsRequest,
  DescribeInvocationsResponse,
);
const FILES = reading(
  'ecs',
  'DescribeSendFileResults',
  DescribeSendFileResultsRequest,
  DescribeSendFileResultsResponse,
);

/** Largest page of the three listings. */
const PAGE = 50;

type Describes = Pick<
  CommandCalls,
  'describeInvocationResults' | 'describeInvocations' | 'describeSendFileResults'
>;

/** What became of commands and files (ECS 2014-05-26). */
export function invocationCalls(rpc: Rpc): Describes {
  return {
    async describeInvocationResults(query, options) {
      const lists = filtersOf(query).map((filter) =>
        byToken(async (nextToken) => {
          const fields = { ...filter, contentEncoding: 'Base64', nextToken };
          const { invocation } = await rpc.call(RESULTS, query.regionID, fields, options);
          const items = (invocation?.invocationResults?.invocationResult ?? []).map(resultOf);
          return { items, nextToken: invocation?.nextToken };
        }),
      );
      return (await Promise.all(lists.map((list) => unlessGone(list, GONE.invocation, [])))).flat();
    },

    async describeInvocations({ running, maxPages, ...query }, options) {
      const filter = { ...filtersOf(query)[0], invokeStatus: running ? 'Running' : undefined };
      return await byToken(async (nextToken) => {
        const body = await rpc.call(INVOCATIONS, query.regionID, { ...filter, nextToken }, options);
        return { items: (body.invocations?.invocation ?? []).map(invocationOf), nextToken: body.nextToken };
      }, maxPages);
    },

    async describeSendFileResults(query, options) {
      const lists = filtersOf(query).map((filter) =>
        byToken(async (nextToken) => {
          const body = await rpc.call(FILES, query.regionID, { ...filter, nextToken }, options);
          return { items: (body.invocations?.invocation ?? []).map(fileOf), nextToken: body.nextToken };
        }),
      );
      return (await Promise.all(lists.map((list) => unlessGone(list, GONE.invocation, [])))).flat();
    },
  };
}

/** One filter per id, because these listings take only one. */
function filtersOf({ regionID, invokeIDs, instanceID, tags }: InvocationQuery) {
  const common = { regionId: regionID, instanceId: instanceID, tag: tagParameters(tags), maxResults: PAGE };
  return invokeIDs === undefined ? [common] : invokeIDs.map((invokeId) => ({ ...common, invokeId }));
}

function resultOf(wire: WireResult): Invocation {
  const status = wire.invocationStatus ?? '';
  return {
    invokeID: wire.invokeId ?? '',
    instanceID: wire.instanceId ?? '',
    status,
    exitCode: exitCodeOf(status, wire.exitCode),
    output: textOfBase64(wire.output),
    droppedBytes: wire.dropped ?? 0,
    errorCode: wire.errorCode ?? '',
    errorInfo: wire.errorInfo ?? '',
    startTime: wire.startTime ?? '',
    finishTime: wire.finishedTime || wire.stopTime || '',
    tags: tagsOf(wire.tags),
  };
}

/** We always run on one instance; its own state says more than the overall one. */
function invocationOf(wire: WireInvocation): Invocation {
  const [one] = wire.invokeInstances?.invokeInstance ?? [];
  const status = one?.invocationStatus || wire.invocationStatus || wire.invokeStatus || '';
  return {
    invokeID: wire.invokeId ?? '',
    instanceID: one?.instanceId ?? '',
    status,
    exitCode: exitCodeOf(status, one?.exitCode),
    output: '',
    droppedBytes: one?.dropped ?? 0,
    errorCode: one?.errorCode ?? '',
    errorInfo: one?.errorInfo ?? '',
    startTime: one?.startTime || wire.creationTime || '',
    finishTime: one?.finishTime || one?.stopTime || '',
    tags: tagsOf(wire.tags),
  };
}

function fileOf(wire: WireFile): FileDelivery {
  const [one] = wire.invokeInstances?.invokeInstance ?? [];
  return {
    invokeID: wire.invokeId ?? '',
    instanceID: one?.instanceId ?? '',
    status: one?.invocationStatus || wire.invocationStatus || '',
    errorCode: one?.errorCode ?? '',
    errorInfo: one?.errorInfo ?? '',
    startTime: one?.startTime || wire.creationTime || '',
    finishTime: one?.finishTime ?? '',
    tags: tagsOf(wire.tags),
  };
}

/** The service sends 0 for scripts that have not ended, or never ran. */
function exitCodeOf(status: string, exitCode: number | undefined): number | undefined {
  return status === 'Success' || status === 'Failed' ? exitCode : undefined;
}
