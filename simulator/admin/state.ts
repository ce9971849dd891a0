import { digest } from '../ledger/redact.ts';
import { stateOfBucket } from '../oss/admin-routes.ts';
import type { Simulation } from '../simulation.ts';
import type { AccessKey } from '../wire/authenticate.ts';
import type { CommandRecord, FileInvocationRecord, InvocationRecord } from '../world/command-record.ts';
import type { InstanceRecord } from '../world/instance-record.ts';
import type { Holdings, Region } from '../world/region.ts';

/**
 * Everything that exists, as plain data: what regions sell, what accounts may and own. Scripts, contents of files and
 * user data are there as length and hash; secrets of keys and outputs of commands are left out.
 */
export function stateOf(simulation: Simulation): unknown {
  const { world, timeline } = simulation.core;
  return {
    nowMs: timeline.now(),
    planned: timeline.planned(),
    regions: [...world.regions.values()].map(stateOfRegion),
    accounts: [...world.accounts.values()],
    keys: [...world.keys.values()].map(stateOfKey),
    holdings: world.allHoldings().map(stateOfHoldings),
    buckets: [...world.buckets.values()].map(stateOfBucket),
  };
}

function stateOfKey({ secret: _secret, session, ...key }: AccessKey): unknown {
  if (session === undefined) return key;
  const { token: _token, ...shown } = session;
  return { ...key, session: shown };
}

function stateOfRegion(region: Region): unknown {
  return {
    id: region.id,
    zones: region.zones,
    types: [...region.types.values()],
    stock: Object.fromEntries(region.stock),
    spotPrices: Object.fromEntries(region.spotPrices),
    publicImages: [...region.publicImages.values()],
  };
}

function stateOfHoldings(holdings: Holdings): unknown {
  return {
    account: holdings.accountUid,
    region: holdings.region.id,
    instances: [...holdings.instances.values()].map(stateOfInstance),
    disks: [...holdings.disks.values()],
    images: [...holdings.images.values()],
    snapshots: [...holdings.snapshots.values()],
    securityGroups: [...holdings.securityGroups.values()],
    vSwitches: [...holdings.vSwitches.values()],
    vpcs: [...holdings.vpcs.values()],
    keyPairs: [...holdings.keyPairs.values()],
    eips: [...holdings.eips.values()],
    imageComponents: [...holdings.components.values()].map((one) => ({
      ...one,
      content: digest(one.content),
    })),
    commands: [...holdings.commands.values()].map(stateOfCommand),
    invocations: [...holdings.invocations.values()].map(stateOfInvocation),
    systemEvents: [...holdings.systemEvents.values()],
    fileInvocations: [...holdings.fileInvocations.values()].map(stateOfFile),
  };
}

function stateOfInstance(instance: InstanceRecord): unknown {
  const { userData } = instance;
  return { ...instance, userData: userData === '' ? '' : digest(userData) };
}

function stateOfCommand(command: CommandRecord): unknown {
  return { ...command, script: digest(command.script) };
}

function stateOfInvocation(invocation: InvocationRecord): unknown {
  const { script, content: _content, parameters, tasks, ...rest } = invocation;
  return { ...rest, script: digest(script), parameters: Object.keys(parameters), tasks: stateOfTasks(tasks) };
}

function stateOfFile({ content, tasks, ...rest }: FileInvocationRecord): unknown {
  return { ...rest, content: digest(content), tasks: stateOfTasks(tasks) };
}

function stateOfTasks(tasks: InvocationRecord['tasks']): unknown {
  return [...tasks.values()].map(({ output, ...task }) => ({ ...task, outputBytes: output.length }));
}
