import { hasEnded } from '../lifecycle/tasks.ts';
import { ApiError } from '../wire/api-error.ts';
import type { CommandRecord } from '../world/command-record.ts';
import { type Answer, type Call, read, write } from './api.ts';
import { second, tagSet } from './form.ts';
import { matchesWildcard, pageByNumber, pageByToken } from './paging.ts';
import { PUBLIC_PROVIDER, publicCommands } from './public-commands.ts';
import { hasTags, readTagFilter } from './tags.ts';

export const describeCommands = read('DescribeCommands', describe);
export const deleteCommand = write('DeleteCommand', remove);

/** Own commands; with `Provider` those of the service. */
function describe(call: Call): Answer {
  const { parameters, holdings } = call;
  const provider = parameters.text('Provider');
  const id = parameters.text('CommandId');
  const name = parameters.text('Name');
  const description = parameters.text('Description');
  const type = parameters.text('Type');
  const group = parameters.text('ResourceGroupId');
  const filter = readTagFilter(parameters);
  const isPublic = provider !== undefined && provider !== 'User';
  const all = isPublic ? publicCommands(holdings.region.id) : [...holdings.commands.values()];
  const found = all
    .filter(
      (command) =>
        (!isPublic || matchesWildcard(PUBLIC_PROVIDER, provider)) &&
        (id === undefined || command.id === id) &&
        (name === undefined || command.name.includes(name)) &&
        (description === undefined || command.description.includes(description)) &&
        (type === undefined || command.type === type) &&
        (group === undefined || command.resourceGroupId === group) &&
        hasTags(command.tags, filter),
    )
    .toReversed();
  const plain = (parameters.text('ContentEncoding') ?? '').toLowerCase() === 'plaintext';
  const render = (items: CommandRecord[]) => ({
    Command: items.map((command) => renderCommand(command, isPublic, plain)),
  });
  if (parameters.text('NextToken') !== undefined || parameters.text('MaxResults') !== undefined) {
    const { items, nextToken } = pageByToken(found, parameters, { min: 1, max: 50, fallback: 10 });
    const counts = { PageNumber: 1, PageSize: items.length, TotalCount: found.length };
    return { ...counts, NextToken: nextToken, Commands: render(items) };
  }
  const { items, members } = pageByNumber(found, parameters, 50);
  return { ...members, NextToken: '', Commands: render(items) };
}

function renderCommand(command: CommandRecord, isPublic: boolean, plain: boolean): Record<string, unknown> {
  return {
    CommandId: command.id,
    Name: command.name,
    Description: command.description,
    Type: command.type,
    CommandContent: Buffer.from(command.script).toString(plain ? 'utf8' : 'base64'),
    WorkingDir: command.workingDir,
    Timeout: command.timeoutSeconds,
    EnableParameter: command.enableParameter,
    ParameterNames: { ParameterName: command.parameterNames },
    Provider: isPublic ? PUBLIC_PROVIDER : 'User',
    Category: '',
    Latest: true,
    Version: 1,
    Launcher: command.launcher,
    InvokeTimes: command.invokedTimes,
    CreationTime: second(command.createdAt),
    ResourceGroupId: command.resourceGroupId,
    Tags: tagSet(command.tags),
  };
}

function remove({ parameters, holdings }: Call): Answer {
  const command = holdings.commands.get(parameters.required('CommandId'));
  if (command === undefined) {
    throw new ApiError(404, 'InvalidCmdId.NotFound', 'The specified command does not exist.');
  }
  const running = [...holdings.invocations.values()].some(
    ({ commandId, tasks }) => commandId === command.id && ![...tasks.values()].every(hasEnded),
  );
  if (running) {
    const message = 'The command is still running on some instances.';
    throw new ApiError(403, 'InvalidCmdId.DeleteForbidden', message);
  }
  holdings.commands.delete(command.id);
  return {};
}
