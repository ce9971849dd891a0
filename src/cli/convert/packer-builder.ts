import type { Place } from '../lint/manifest.ts';
import type { ConvertedObject, ConvertOptions, Note } from './conversion.ts';
import type { PackerContext } from './packer-context.ts';
import { type PackerSettings, textOf } from './packer-settings.ts';
import { SECRET_SETTINGS } from './packer-variables.ts';
import { packerPieces } from './packer-text.ts';
import { templateObject } from './template-objects.ts';

/** Settings of the builder that have a field of a template of the same meaning. */
const FIELDS: Readonly<Record<string, string>> = {
  region: 'spec.regionID',
  source_image: 'spec.source.imageID',
  image_family: 'spec.source.imageFamily',
  image_description: 'spec.image.description',
  instance_type: 'spec.instance.instanceTypes',
  vswitch_id: 'spec.instance.vSwitchIDs',
  security_group_id: 'spec.instance.securityGroupID',
  resource_group_id: 'spec.image.resourceGroupID',
  ecs_ram_role_name: 'spec.instance.ramRoleName',
  image_name: 'spec.image.namePrefix',
  internet_max_bandwidth_out: 'spec.instance.internetMaxBandwidthOut',
  system_disk_mapping: 'spec.instance.systemDisk',
  image_copy_regions: 'spec.distribution.regions',
  image_share_account: 'spec.distribution.accounts',
  tags: 'spec.image.tags',
  tag: 'spec.image.tags',
  run_tags: 'spec.instance.tags',
};

/** What needs no note: how Packer reaches the machine, and what the operator does by itself. */
const NEEDLESS =
  /^(type|name|communicator|ssh_.*|winrm_.*|temporary_key_pair_.*|pause_before_connecting|skip_region_validation|skip_image_validation|io_optimized|instance_name|description|vpc_id|zone_id|wait_.*|force_stop_instance|image_force_delete.*|associate_public_ip_address|internet_charge_type|security_enhancement_strategy)$/;

const WHY: Readonly<Record<string, string>> = {
  user_data: "'user_data' is left out: put it into a component",
  user_data_file: "'user_data_file' is left out: put it into a component",
  image_disk_mappings: "'image_disk_mappings' is left out: an image has the system disk alone",
  image_copy_names: "'image_copy_names' is left out: the image has one name in every region",
  image_unshare_account: "'image_unshare_account' is left out: only shares that the template names are made",
  image_version: "'image_version' is left out: the number of the build stands in the name of the image",
  image_encrypted:
    "'image_encrypted' is left out: name a key of KMS in the template where it has a field for it",
  skip_create_image: "'skip_create_image' is left out: a build always makes an image",
  disable_stop_instance: "'disable_stop_instance' is left out: the operator stops the instance itself",
  vswitch_name: "'vswitch_name' is left out: an existing vSwitch is named by its ID",
  vpc_name: "'vpc_name' is left out: the vSwitch is in a VPC that exists",
  vpc_cidr_block: "'vpc_cidr_block' is left out: the vSwitch is in a VPC that exists",
  security_group_name: "'security_group_name' is left out: an existing security group is named by its ID",
};

/** The ImageTemplate of an `alicloud-ecs` builder. */
export function templateOf(
  settings: PackerSettings,
  components: readonly Readonly<Record<string, unknown>>[],
  context: PackerContext,
  options: ConvertOptions,
  notes: Note[],
): ConvertedObject {
  const values = new BuilderValues(settings, context);
  const disk = systemDisk(values);
  const source = values.one('source_image');
  const family = values.one('image_family');
  if (source !== undefined && family !== undefined)
    context.note(
      settings.offsetOf('image_family'),
      "'image_family' is left out: 'source_image' names one image",
    );
  const bandwidth = Number(values.one('internet_max_bandwidth_out') ?? '0');
  const region = values.one('region');
  const regions = values
    .list('image_copy_regions')
    .filter((one, at, all) => one !== region && all.indexOf(one) === at);
  const accounts = values.list('image_share_account');
  const image = dropEmpty({
    namePrefix: namePrefix(values),
    description: values.one('image_description'),
    tags: tagsOf([...settings.map('tags'), ...tagBlocks(settings)], values),
    resourceGroupID: values.one('resource_group_id'),
  });
  const instance = dropEmpty({
    instanceTypes: wrap(values.one('instance_type')),
    vSwitchIDs: wrap(values.one('vswitch_id')),
    securityGroupID: values.one('security_group_id'),
    systemDisk: disk,
    internetMaxBandwidthOut: Number.isInteger(bandwidth) && bandwidth > 0 ? bandwidth : undefined,
    ramRoleName: values.one('ecs_ram_role_name'),
    tags: tagsOf(settings.map('run_tags'), values),
  });
  const credentials = credentialsOf(settings, context, options);
  const distribution = dropEmpty({
    regions: regions.length === 0 ? undefined : regions.map((regionID) => ({ regionID })),
    accounts: accounts.length === 0 ? undefined : accounts,
  });
  const spec = dropEmpty({
    regionID: region,
    credentials,
    source:
      source === undefined
        ? family === undefined
          ? undefined
          : { imageFamily: family }
        : { imageID: source },
    components: components.length === 0 ? undefined : components,
    instance,
    image,
    distribution,
    ...plainDelivery(components, settings, context),
  });
  for (const { name, offset } of settings.rest()) {
    if (NEEDLESS.test(name) || settings.text(name) === '' || settings.text(name) === 'false') continue;
    context.note(offset, WHY[name] ?? `'${name}' of the builder is left out`);
  }
  return templateObject(spec ?? {}, options, notes, (path) => placeOf(path, settings, context));
}

/** Windows cannot be sent secrets encrypted; a template has to allow the other way. */
function plainDelivery(
  components: readonly Readonly<Record<string, unknown>>[],
  settings: PackerSettings,
  context: PackerContext,
): { secrets?: { delivery: 'Plain' } } {
  if (context.osType === 'Linux' || !JSON.stringify(components).includes('secretKeyRef')) return {};
  const message =
    "secrets are sent to Windows in plain text ('secrets.delivery: Plain'): the records of Cloud Assistant show them";
  context.note(settings.offset, message);
  return { secrets: { delivery: 'Plain' } };
}

function placeOf(path: string, settings: PackerSettings, context: PackerContext): Place {
  const setting = Object.entries(FIELDS).find(
    ([name, field]) => path.startsWith(field) && settings.has(name),
  )?.[0];
  return context.place(setting === undefined ? settings.offset : settings.offsetOf(setting));
}

/** Settings as Packer would fill them in; what is not known here is noted. */
class BuilderValues {
  readonly settings: PackerSettings;
  readonly context: PackerContext;

  constructor(settings: PackerSettings, context: PackerContext) {
    this.settings = settings;
    this.context = context;
  }

  one(name: string): string | undefined {
    const text = this.settings.text(name);
    return text === undefined || text === ''
      ? undefined
      : this.value(text, name, this.settings.offsetOf(name));
  }

  list(name: string): string[] {
    return (this.settings.list(name) ?? []).flatMap(
      ({ text, offset }) => this.value(text, name, offset) ?? [],
    );
  }

  value(given: string, name: string, offset: number): string | undefined {
    const { text, unknown } = this.context.variables.known(given);
    if (text === undefined) this.context.note(offset, `'${name}' is left out: ${unknown}`);
    if (text === undefined || text === '') return undefined;
    if (!this.context.variables.holdsSecret(text)) return text;
    this.context.note(offset, `'${name}' is left out: it holds a secret`);
    return undefined;
  }
}

/** What comes before the time stamp of an image name: the operator adds a number of its own. */
function namePrefix(values: BuilderValues): string | undefined {
  const { settings, context } = values;
  const given = settings.text('image_name');
  if (given === undefined) return undefined;
  const offset = settings.offsetOf('image_name');
  let name = '';
  for (const piece of packerPieces(given)) {
    if (piece.kind === 'text') name += piece.text;
    else if (piece.kind === 'user')
      name += values.value(`{{user \`${piece.name}\`}}`, 'image_name', offset) ?? '';
    else name += '-';
  }
  if (context.variables.holdsSecret(given)) {
    context.note(offset, "'image_name' is left out: it holds a secret");
    return undefined;
  }
  const prefix = name
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, 64)
    .replace(/-+$/, '');
  const usable = prefix.length >= 2 && !prefix.startsWith('aliyun');
  context.note(
    offset,
    usable
      ? `images are called '${prefix}-<number of the build>-<short ID>'`
      : "'image_name' is left out: images are called like the template",
  );
  return usable ? prefix : undefined;
}

const CATEGORIES = ['cloud_essd', 'cloud_auto', 'cloud_essd_entry', 'cloud_ssd', 'cloud_efficiency'];

function systemDisk({ settings, context }: BuilderValues): Record<string, unknown> | undefined {
  const node = settings.node('system_disk_mapping');
  if (node?.kind !== 'object') return undefined;
  const disk: Record<string, unknown> = {};
  for (const [name, { value, offset }] of node.entries) {
    const { text } = context.variables.known(textOf(value) ?? '');
    const size = Number(text);
    if (name === 'disk_size' && Number.isInteger(size) && size > 0) disk['sizeGiB'] = size;
    else if (name === 'disk_category' && CATEGORIES.includes(text ?? '')) disk['categories'] = [text];
    else if (name !== 'disk_delete_with_instance')
      context.note(offset, `'${name}' of the system disk is left out`);
  }
  return Object.keys(disk).length === 0 ? undefined : disk;
}

function tagBlocks(settings: PackerSettings): { key: string; text: string; offset: number }[] {
  const node = settings.node('tag');
  const blocks = node?.kind === 'array' ? node.items : node === undefined ? [] : [node];
  return blocks.flatMap((block) => {
    if (block.kind !== 'object') return [];
    const key = textOf(block.entries.get('key')?.value);
    const text = textOf(block.entries.get('value')?.value);
    return key === undefined || text === undefined ? [] : [{ key, text, offset: block.offset }];
  });
}

function tagsOf(
  given: readonly { readonly key: string; readonly text: string; readonly offset: number }[],
  values: BuilderValues,
): Record<string, string> | undefined {
  const tags: Record<string, string> = {};
  for (const { key, text, offset } of given) {
    const value = text === '' ? '' : values.value(text, `the tag '${key}'`, offset);
    if (value === undefined) continue;
    const wrong =
      /^(aliyun|acs:|imagesmith:|https?:\/\/)/.test(key) ||
      key === '' ||
      key.length > 128 ||
      value.length > 128;
    if (wrong) values.context.note(offset, `the tag '${key.slice(0, 60)}' is left out: ECS does not take it`);
    else if (Object.keys(tags).length >= 10)
      values.context.note(offset, `the tag '${key}' is left out: there may be ten`);
    else tags[key] = value;
  }
  return Object.keys(tags).length === 0 ? undefined : tags;
}

/** Keys stay out of the result: the template names a Secret that somebody makes. */
function credentialsOf(settings: PackerSettings, context: PackerContext, { name }: ConvertOptions) {
  for (const secret of SECRET_SETTINGS) settings.node(secret);
  const roles = ['ram_role_arn', 'ram_session_name', 'ram_role_name', 'profile', 'shared_credentials_file'];
  const role = roles.find((one) => settings.text(one) !== undefined);
  if (role !== undefined)
    context.note(
      settings.offsetOf(role),
      `'${role}' is left out: say in spec.credentials who the operator is, or leave it to its own identity`,
    );
  for (const one of roles) settings.node(one);
  if (!settings.has('access_key') && !settings.has('secret_key')) return undefined;
  const secret = `${name}-credentials`;
  context.note(
    settings.offsetOf('access_key'),
    `the access key is left out: make a Secret '${secret}' with the keys accessKeyID and accessKeySecret`,
  );
  return { secretRef: { name: secret } };
}

function wrap(value: string | undefined): string[] | undefined {
  return value === undefined ? undefined : [value];
}

/** Without members that are undefined; undefined when none is left. */
function dropEmpty(given: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
