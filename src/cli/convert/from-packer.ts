import { positionOf } from '../../components/problem.ts';
import type { OSType } from '../../components/component.ts';
import { componentObjects, type DraftTask } from './component-objects.ts';
import type { Conversion, ConvertedObject, ConvertOptions, Note, ReadBeside, Source } from './conversion.ts';
import { usesOf } from './component-use.ts';
import { type JSONNode, readJSON } from './json-text.ts';
import { distinct, MAX_NAME, objectName } from './names.ts';
import { templateOf } from './packer-builder.ts';
import { PackerContext } from './packer-context.ts';
import { provisionerTasks } from './packer-provisioners.ts';
import { PackerSettings } from './packer-settings.ts';
import { PackerVariables, SECRET_SETTINGS } from './packer-variables.ts';

const OURS = 'alicloud-ecs';
const WINDOWS_PROVISIONERS = ['powershell', 'windows-restart', 'windows-shell'];

/** Whether a JSON text is a template of Packer. */
export function isPackerTemplate(root: JSONNode): boolean {
  return root.kind === 'object' && (root.entries.has('builders') || root.entries.has('provisioners'));
}

/**
 * Converts a Packer template in JSON: its provisioners become one component, each `alicloud-ecs` builder a template.
 * Files are read beside the template.
 */
export async function fromPacker(
  source: Source,
  options: ConvertOptions,
  read: ReadBeside,
): Promise<Conversion> {
  const { root, problem } = readJSON(source.text);
  if (root === undefined) {
    const isHCL = /^\s*(?:source|build|packer|variable|locals)\b[^:]*\{/m.test(source.text);
    const message = isHCL ? 'is HCL: only JSON templates of Packer can be read' : problem.message;
    return { problems: [{ ...positionOf(source.text, problem.offset), message }] };
  }
  if (!isPackerTemplate(root))
    return {
      problems: [
        {
          line: 1,
          column: 1,
          message: "is no Packer template: it has neither 'builders' nor 'provisioners'",
        },
      ],
    };
  const notes: Note[] = [];
  const directory = source.file.includes('/') ? source.file.replace(/\/[^/]*$/, '') : '.';
  const variables = new PackerVariables(root, source, notes, directory);
  const settings = new PackerSettings(root);
  for (const name of ['variables', 'sensitive-variables', 'description', 'min_packer_version'])
    settings.node(name);
  const provisioners = itemsOf(settings.node('provisioners'));
  const note = (offset: number, message: string) =>
    void notes.push({ ...positionOf(source.text, offset), message });
  const builders = buildersOf(settings, note);
  noteOthers(settings, note);
  const osType = options.osType ?? systemOf(provisioners, builders);
  const objects: ConvertedObject[] = [];
  const made = new Map<string, readonly ConvertedObject[]>();
  const names = new Set<string>();
  // Without a builder of ours the provisioners are of use all the same.
  for (const builder of builders.length === 0 ? [undefined] : builders) {
    const own = builder === undefined ? options.name : nameOf(builder.name, builders.length, options.name);
    const name = distinct(own, names, MAX_NAME);
    if (builder !== undefined) addSecrets(builder.settings, variables);
    const user = builder === undefined ? undefined : userOf(builder.settings, variables);
    const context = new PackerContext(
      { source, variables, osType, builder: builder?.name ?? OURS, user },
      notes,
      read,
    );
    const tasks: DraftTask[] = [];
    for (const provisioner of provisioners) {
      const place = context.place(provisioner.offset);
      const found = await provisionerTasks(provisioner, context);
      tasks.push(...found.map((task) => ({ task, ...place })));
    }
    const key = JSON.stringify(tasks.map(({ task }) => task));
    let components = made.get(key);
    if (components === undefined) {
      const draft = { type: options.type, osType, parameters: variables.parameters, tasks };
      components = componentObjects(draft, { ...options, name }, notes);
      made.set(key, components);
      objects.push(...components);
    }
    if (builder === undefined || options.kind === 'component') continue;
    const used = usesOf(components, options, notes);
    objects.push(templateOf(builder.settings, used, context, { ...options, name }, notes));
  }
  return { objects, notes: withoutRepeats(notes), secrets: variables.secrets };
}

interface Builder {
  readonly name: string;
  readonly settings: PackerSettings;
}

function buildersOf(root: PackerSettings, note: (offset: number, message: string) => void): Builder[] {
  return itemsOf(root.node('builders')).flatMap((node) => {
    const settings = new PackerSettings(node);
    const type = settings.text('type') ?? '';
    const name = settings.text('name') ?? type;
    if (type === OURS) return [{ name, settings }];
    note(node.offset, `the builder '${name}' is left out: only '${OURS}' makes images of ECS`);
    return [];
  });
}

function noteOthers(root: PackerSettings, note: (offset: number, message: string) => void): void {
  for (const node of itemsOf(root.node('post-processors'))) {
    for (const one of node.kind === 'array' ? node.items : [node]) {
      const type = one.kind === 'string' ? one.value : (new PackerSettings(one).text('type') ?? '');
      note(one.offset, `the post-processor '${type}' is left out`);
    }
  }
  for (const { name, offset } of root.rest()) note(offset, `'${name}' is left out`);
}

function systemOf(provisioners: readonly JSONNode[], builders: readonly Builder[]): OSType {
  const types = provisioners.map((node) => new PackerSettings(node).text('type') ?? '');
  const winrm = builders.some(({ settings }) => settings.text('communicator') === 'winrm');
  return winrm || types.some((type) => WINDOWS_PROVISIONERS.includes(type)) ? 'Windows' : 'Linux';
}

function addSecrets(settings: PackerSettings, variables: PackerVariables): void {
  for (const name of SECRET_SETTINGS) {
    const value = settings.text(name);
    if (value !== undefined) variables.addSecret(value, name);
  }
}

function userOf(settings: PackerSettings, variables: PackerVariables): string | undefined {
  const { text } = variables.known(settings.text('ssh_username') ?? '');
  return text === undefined || text === 'root' || !/^[A-Za-z_][A-Za-z0-9_.-]*$/.test(text) ? undefined : text;
}

function nameOf(builder: string, count: number, name: string): string {
  return count === 1 ? name : objectName(`${name}-${builder}`);
}

function itemsOf(node: JSONNode | undefined): readonly JSONNode[] {
  return node?.kind === 'array' ? node.items : [];
}

function withoutRepeats(notes: readonly Note[]): Note[] {
  return [...new Map(notes.map((one) => [JSON.stringify(one), one])).values()];
}
