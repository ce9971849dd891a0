import type { CommandRecord } from '../world/command-record.ts';

/**
 * Commands that the service offers to everybody, by name. What the real ones do is not published as a text; these
 * stand in their place, say so in their output and change nothing.
 */
const NAMES: readonly [name: string, type: CommandRecord['type']][] = [
  ['ACS-ECS-ImageRepair-for-linux.sh', 'RunShellScript'],
  ['ACS-ECS-ImageCheck-for-linux.sh', 'RunShellScript'],
  ['ACS-ECS-InstallLogAgent-for-linux.sh', 'RunShellScript'],
];

/** Who is shown as the maker of public commands. */
export const PUBLIC_PROVIDER = 'AlibabaCloud.ECS';

export function publicCommands(regionId: string): CommandRecord[] {
  return NAMES.map(([name, type]) => ({
    id: name,
    name,
    description: 'A public command; in the simulator it changes nothing.',
    accountUid: '',
    regionId,
    type,
    script: `echo "The simulator stands in for the public command ${name}; nothing was changed."\n`,
    workingDir: '',
    timeoutSeconds: 600,
    enableParameter: false,
    parameterNames: [],
    keep: true,
    createdAt: Date.UTC(2024, 0, 1),
    invokedTimes: 0,
    launcher: '',
    resourceGroupId: '',
    tags: {},
  }));
}

/** A public command is named by its name where others are named by id. */
export function findPublicCommand(regionId: string, name: string): CommandRecord | undefined {
  return publicCommands(regionId).find((command) => command.id === name);
}
