import { ApiError, invalidParameter, missingParameter } from '../wire/api-error.ts';
import type { CommandRecord } from '../world/command-record.ts';
import type { Call } from './api.ts';
import { hasTags, type TagFilter } from './tags.ts';

const MOST = 100;

export function instanceMissing(): ApiError {
  return new ApiError(404, 'InvalidInstance.NotFound', 'The specified instances do not exist.');
}

/**
 * The instances that a command goes to: those named, or those with the tags of `ResourceTag`.
 *
 * @throws ApiError unless there are 1 to 100 of the account's and their system fits the command's type.
 */
export function readTargets(call: Call, command: CommandRecord): string[] {
  const ids = readIds(call);
  for (const id of ids) {
    const instance = call.holdings.instances.get(id);
    if (instance === undefined) throw instanceMissing();
    const isLinux = command.type === 'RunShellScript';
    if (isLinux !== (instance.osType === 'linux')) {
      const message = 'The specified instances do not match the OS type of the command.';
      throw new ApiError(404, 'InvalidInstance.NotMatch', message);
    }
  }
  return ids;
}

function readIds({ parameters, holdings }: Call): string[] {
  const named = parameters.texts('InstanceId');
  const filter: TagFilter = parameters
    .groups('ResourceTag')
    .map((group) => ({ key: group.required('Key'), value: group.text('Value') }));
  if (filter.length > 20 || (filter.length > 0 && named.length > 0)) throw invalidParameter('ResourceTag');
  if (filter.length === 0 && named.length === 0) throw missingParameter('InstanceId');
  const ids =
    filter.length === 0
      ? named
      : [...holdings.instances.values()].filter(({ tags }) => hasTags(tags, filter)).map(({ id }) => id);
  if (ids.length === 0) throw instanceMissing();
  if (ids.length > MOST) {
    throw new ApiError(400, 'InstanceIds.ExceedLimit', 'The number of instances exceeds the limit.');
  }
  return ids;
}
