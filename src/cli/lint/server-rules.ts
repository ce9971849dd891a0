import type { ImagesmithObject, FieldProblem } from '../../api/parse.ts';
import type { ImageTemplate } from '../../api/objects.ts';

/**
 * The rules of the CRDs that span fields or that the schema cannot say, for objects that fit the schema. An API server
 * has them as CEL (`x-kubernetes-validations` in crds/); what the parser of components finds by itself is left out, and
 * so are the rules about changes of an object, which only a server can see.
 */
export function serverRules(object: ImagesmithObject): FieldProblem[] {
  if (object.kind === 'ImageComponent') return objectName(object.metadata, 253, SUBDOMAIN, SUBDOMAIN_FORM);
  if (object.kind === 'ImageBuild') return objectName(object.metadata, 63, LABEL, LABEL_FORM);
  return [...objectName(object.metadata, 48, LABEL, LABEL_FORM), ...templateRules(object.spec)];
}

const LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const LABEL_FORM =
  'start with a lower-case letter, hold only lower-case letters, digits and `-`, and end with a letter or digit';
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const SUBDOMAIN_FORM =
  'hold only lower-case letters, digits, `-` and `.`, and start and end with a letter or digit';
const REGION = /^[a-z]{2}(-[a-z0-9]+)+$/;

function objectName(
  metadata: { readonly name?: unknown } | undefined,
  max: number,
  pattern: RegExp,
  form: string,
): FieldProblem[] {
  const name = metadata?.name;
  const path = 'metadata.name';
  if (name === undefined) return [{ path, message: 'must be set' }];
  if (typeof name !== 'string') return [{ path, message: 'must be a text' }];
  if (name.length <= max && pattern.test(name)) return [];
  return [{ path, message: `is '${name}', but must have at most ${max} characters, ${form}` }];
}

function templateRules(spec: ImageTemplate['spec']): FieldProblem[] {
  const { regionID, source, components, instance, image, distribution, limits, generalize } = spec;
  const problems: FieldProblem[] = [];
  const report = (path: string, message: string) => void problems.push({ path, message });
  region('spec.regionID', regionID, report);
  const sources = Object.keys(source).length;
  if (sources !== 1)
    report(
      'spec.source',
      `must hold exactly one of its fields, but holds ${sources === 0 ? 'none' : 'several'}`,
    );
  components?.forEach(({ parameters }, at) =>
    parameters?.forEach(({ value, valueFrom }, index) => {
      if ((value === undefined) !== (valueFrom === undefined)) return;
      const has = value === undefined ? 'none' : 'both';
      const message = `must have exactly one of value and valueFrom, but has ${has}`;
      report(`spec.components[${at}].parameters[${index}]`, message);
    }),
  );
  systemDisk(instance?.systemDisk, report);
  tagKeys('spec.instance.tags', instance?.tags, report);
  tagKeys('spec.image.tags', image?.tags, report);
  const { namePrefix, description } = image ?? {};
  if (
    namePrefix !== undefined &&
    (!/^[A-Za-z][A-Za-z0-9-]*$/.test(namePrefix) || namePrefix.startsWith('aliyun'))
  )
    report(
      'spec.image.namePrefix',
      `is '${namePrefix}', but must start with a letter, hold only letters, digits and '-', and may not start with 'aliyun'`,
    );
  if (description !== undefined && /^https?:\/\//.test(description))
    report('spec.image.description', "may not start with 'http://' or 'https://'");
  const seen = new Set<string>();
  distribution?.regions?.forEach((one, index) => {
    const path = `spec.distribution.regions[${index}].regionID`;
    region(path, one.regionID, report);
    if (seen.has(one.regionID)) report(path, `'${one.regionID}' stands more than once`);
    seen.add(one.regionID);
  });
  const kept = generalize?.keep ?? [];
  kept.forEach((one, index) => {
    if (kept.indexOf(one) < index) report(`spec.generalize.keep[${index}]`, `'${one}' stands more than once`);
  });
  timeout(limits?.timeout, report);
  return problems;
}

type Report = (path: string, message: string) => void;

function region(path: string, id: string, report: Report): void {
  if (!REGION.test(id)) report(path, `is '${id}', but must be the ID of a region, for example 'cn-hangzhou'`);
}

type SystemDisk = NonNullable<ImageTemplate['spec']['instance']>['systemDisk'];

function systemDisk(disk: SystemDisk, report: Report): void {
  const { performanceLevel, categories, sizeGiB = 0 } = disk ?? {};
  if (performanceLevel === undefined) return;
  const path = 'spec.instance.systemDisk';
  if (categories !== undefined && !categories.includes('cloud_essd'))
    report(`${path}.performanceLevel`, "may only be set when 'categories' holds 'cloud_essd'");
  const least = performanceLevel === 'PL3' ? 1261 : performanceLevel === 'PL2' ? 461 : 0;
  if (sizeGiB < least)
    report(`${path}.sizeGiB`, `must be at least ${least} for performanceLevel '${performanceLevel}'`);
}

function tagKeys(path: string, tags: Readonly<Record<string, string>> | undefined, report: Report): void {
  for (const key of Object.keys(tags ?? {})) {
    if (/^.{1,128}$/.test(key) && !/^(aliyun|acs:|imagesmith:|https?:\/\/)/.test(key)) continue;
    const form =
      "1 to 128 characters and may not start with 'aliyun', 'acs:', 'imagesmith:', 'http://' or 'https://'";
    report(path, `has the key '${key}', but keys must have ${form}`);
  }
}

const UNITS = { h: 3600, m: 60, s: 1 } as const;

function timeout(text: string | undefined, report: Report): void {
  if (text === undefined) return;
  const well = /^([0-9]+h)?([0-9]+m)?([0-9]+s)?$/.test(text) && text !== '';
  const seconds = [...text.matchAll(/([0-9]+)([hms])/g)].reduce(
    (sum, [, digits, unit]) => sum + Number(digits) * UNITS[unit as keyof typeof UNITS],
    0,
  );
  if (well && seconds >= 600 && seconds <= 86_400) return;
  report(
    'spec.limits.timeout',
    `is '${text}', but must be a duration from '10m' to '24h', for example '1h30m'`,
  );
}
