import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import type { ControlPlane, ControlPlaneOptions } from '../../control-plane/index.ts';

/**
 * Makes the API server note every request with which an operator wrote or tried to, before it answers. The notes go to
 * the server's own log, so that they go where that goes.
 */
export const AUDITED = {
  apiServerArguments: [
    `--audit-policy-file=${resolve(import.meta.dirname, 'audit-policy.yaml')}`,
    '--audit-log-path=-',
    '--audit-log-mode=blocking-strict',
  ],
} satisfies ControlPlaneOptions;

/** Marks, among the groups of a user, which replica it is; see `replica.ts`. */
export const REPLICA_GROUP = 'replica:';

/** A request that would change something, whatever came of it. */
export interface Write {
  /** Name of the replica that sent it. */
  readonly replica: string;
  readonly verb: string;
  /** `imagecomponents/status`, `leases`. */
  readonly resource: string;
  readonly name: string;
  /** HTTP status of the answer. */
  readonly code: number;
  /** When the API server had read the request, and when it had answered. Milliseconds since the epoch. */
  readonly receivedAt: number;
  readonly answeredAt: number;
  /** Of a Lease that was written: the holder that the request names; empty when it gives the Lease up. */
  readonly holder?: string;
}

interface AuditEvent {
  readonly verb: string;
  readonly user: { readonly groups?: readonly string[] };
  readonly objectRef?: { readonly resource?: string; readonly subresource?: string; readonly name?: string };
  readonly responseStatus?: { readonly code?: number };
  readonly requestReceivedTimestamp: string;
  readonly stageTimestamp: string;
  readonly requestObject?: { readonly spec?: { readonly holderIdentity?: string } };
}

/** Every write so far, in the order of the answers. The control plane must have been started {@link AUDITED}. */
export async function writesIn(plane: ControlPlane): Promise<Write[]> {
  const text = await readFile(join(plane.directory, 'kube-apiserver.log'), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.startsWith('{"kind":"Event"') && line.endsWith('}'))
    .map((line) => writeOf(JSON.parse(line) as AuditEvent));
}

/** The writes to anything but the Lease. */
export function deedsIn(writes: readonly Write[]): Write[] {
  return writes.filter(({ resource }) => resource !== 'leases');
}

function writeOf(event: AuditEvent): Write {
  const { resource = '', subresource, name = '' } = event.objectRef ?? {};
  const group = (event.user.groups ?? []).find((one) => one.startsWith(REPLICA_GROUP));
  return {
    replica: group?.slice(REPLICA_GROUP.length) ?? '',
    verb: event.verb,
    resource: subresource === undefined ? resource : `${resource}/${subresource}`,
    name,
    code: event.responseStatus?.code ?? 0,
    receivedAt: Date.parse(event.requestReceivedTimestamp),
    answeredAt: Date.parse(event.stageTimestamp),
    ...(resource === 'leases' && { holder: event.requestObject?.spec?.holderIdentity ?? '' }),
  };
}
