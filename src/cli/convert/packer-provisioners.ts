import type { SpecTask } from './component-objects.ts';
import type { JSONNode } from './json-text.ts';
import type { PackerContext } from './packer-context.ts';
import { fileTasks } from './packer-file.ts';
import { powerShellTasks, restartTasks } from './packer-powershell.ts';
import { PackerSettings } from './packer-settings.ts';
import { shellTasks } from './packer-shell.ts';

const INSTEAD: Readonly<Record<string, string>> = {
  'shell-local': 'it runs on the machine of Packer, which has no counterpart',
  'windows-shell': 'write its commands in PowerShell',
  ansible: 'install Ansible in a task and run the playbook there',
  'ansible-local': 'install Ansible in a task and run the playbook there',
  breakpoint: 'a build does not wait for people',
};

/** The tasks of one provisioner of a Packer template; none, and a note, where it has no counterpart. */
export function provisionerTasks(node: JSONNode, context: PackerContext): Promise<SpecTask[]> {
  const own = new PackerSettings(node);
  const type = own.text('type') ?? '';
  const only = own.list('only');
  const except = own.list('except');
  const named = (list: typeof only) => list?.some(({ text }) => text === context.builder) === true;
  if ((only !== undefined && !named(only)) || named(except)) {
    context.note(
      node.offset,
      `the provisioner '${type}' is left out: it is not for the builder '${context.builder}'`,
    );
    return Promise.resolve([]);
  }
  const override = own.node('override');
  const overrides = override?.kind === 'object' ? override.entries.get(context.builder)?.value : undefined;
  const settings = new PackerSettings(node, overrides);
  for (const name of ['only', 'except', 'override']) settings.node(name);
  switch (type) {
    case 'shell':
      return context.osType === 'Linux' ? shellTasks(settings, context) : wrongSystem(node, type, context);
    case 'file':
      return fileTasks(settings, context);
    case 'powershell':
      return context.osType === 'Windows'
        ? powerShellTasks(settings, context)
        : wrongSystem(node, type, context);
    case 'windows-restart':
      return Promise.resolve(restartTasks(settings, context));
    default: {
      const instead = Object.hasOwn(INSTEAD, type) ? INSTEAD[type] : 'it has no counterpart';
      context.note(node.offset, `the provisioner '${type}' is left out: ${instead}`);
      return Promise.resolve([]);
    }
  }
}

function wrongSystem(node: JSONNode, type: string, context: PackerContext): Promise<SpecTask[]> {
  context.note(node.offset, `the provisioner '${type}' is left out: it does not work on ${context.osType}`);
  return Promise.resolve([]);
}
