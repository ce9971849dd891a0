import { componentOf, type ConvertedObject, converted } from './converted.ts';
import type { FakeFiles } from './fake-io.ts';

/** A builder that needs nothing to be filled in. */
export const BUILDER = {
  type: 'alicloud-ecs',
  region: 'cn-beijing',
  image_name: 'packer_web_{{timestamp}}',
  source_image: 'ubuntu_22_04_x64_20G_alibase_20240101.vhd',
  instance_type: 'ecs.g7.large',
  vswitch_id: 'vsw-abc',
  security_group_id: 'sg-abc',
};

export interface Template {
  readonly builders?: readonly object[];
  readonly provisioners?: readonly object[];
  readonly [name: string]: unknown;
}

/** What a template becomes, with scripts and files beside it in `ci/`. */
export async function packer(template: Template, files: FakeFiles = {}, ...flags: string[]) {
  const text = JSON.stringify({ builders: [BUILDER], ...template }, undefined, 1);
  const { objects, notes, out } = await converted({ 'ci/web.json': text, ...files }, ...flags);
  const of = (kind: string) => objects.filter((object) => object.kind === kind);
  const [first] = of('ImageComponent');
  return {
    notes,
    out,
    components: of('ImageComponent'),
    templates: of('ImageTemplate'),
    component: first === undefined ? undefined : componentOf(first),
    spec: (of('ImageTemplate')[0]?.spec ?? {}) as ConvertedObject['spec'],
  };
}
/** The component of some provisioners. */
export async function provisioned(
  provisioners: readonly object[],
  files: FakeFiles = {},
  more: Template = {},
) {
  const { component, notes, out } = await packer({ provisioners, ...more }, files);
  if (component === undefined) throw new Error(notes.join('\n'));
  return { component, out, notes: notes.filter((note) => !note.includes('images are called')) };
}
