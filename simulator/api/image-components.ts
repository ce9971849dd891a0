import { ApiError, missingParameter } from '../wire/api-error.ts';
import type { ComponentRecord } from '../world/component-record.ts';
import type { Holdings } from '../world/region.ts';
import { type Answer, type Call, read, write } from './api.ts';
import { readComponentContent } from './component-content.ts';
import { second, tagSet } from './form.ts';
import { pageByToken } from './paging.ts';
import { hasTags, readTagFilter, readTags } from './tags.ts';
import { checkDescription } from './text-rules.ts';

export const createImageComponent = write('CreateImageComponent', create, {
  token: { status: 400, mismatch: 'IdempotentParameterMismatch' },
});
export const describeImageComponents = read('DescribeImageComponents', describe);
export const deleteImageComponent = write('DeleteImageComponent', remove);

/** Documented: 16 KB of content. */
const CONTENT_LIMIT = 16 * 1024;
const QUOTA = 1000;

function create(call: Call): Answer {
  const { parameters, holdings, account, simulation } = call;
  const id = simulation.core.ids.resource('ic', holdings.region.id);
  const name = readName(parameters.text('Name')) ?? id;
  checkDescription(parameters.text('Description'));
  const content = parameters.text('Content');
  if (content === undefined) {
    throw new ApiError(400, 'MissingParameter.Content', 'The parameter Content must be specified.');
  }
  if (Buffer.byteLength(content) > CONTENT_LIMIT) {
    throw new ApiError(400, 'InvalidContent.LengthExceeded', 'The content exceeds 16 KB.');
  }
  if (holdings.components.size >= QUOTA) {
    throw new ApiError(400, 'QuotaExceed.ImageComponent', 'The maximum number of components is reached.');
  }
  const component: ComponentRecord = {
    id,
    name,
    description: parameters.text('Description') ?? '',
    accountUid: account.uid,
    regionId: holdings.region.id,
    componentType: readEnum(call, 'ComponentType', ['Build', 'Test']),
    systemType: readEnum(call, 'SystemType', ['Linux', 'Windows']),
    version: readVersion(holdings, name, parameters.text('ComponentVersion')),
    content,
    parameters: readComponentContent(content),
    createdAt: simulation.core.timeline.now(),
    resourceGroupId: parameters.text('ResourceGroupId') ?? '',
    tags: readTags(parameters),
  };
  holdings.components.set(id, component);
  return { ImageComponentId: id };
}

function readName(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  if (/^\p{L}[\p{L}\p{N}:_.-]{1,127}$/u.test(name)) return name;
  throw new ApiError(400, 'InvalidName.Malformed', 'The specified Name is not valid.');
}

/** The first value is the default. */
function readEnum<const T extends string>(
  { parameters }: Call,
  name: string,
  values: readonly [T, ...T[]],
): T {
  const text = parameters.text(name);
  const known = text === undefined ? values[0] : values.find((value) => value === text);
  if (known !== undefined) return known;
  throw new ApiError(400, `Invalid${name}.NotSupportedValue`, `The specified ${name} is not supported.`);
}

/** Name and version are unique together; without one, the next major version of the name. */
function readVersion({ components }: Holdings, name: string, asked: string | undefined): string {
  const versions = [...components.values()]
    .filter((known) => known.name === name)
    .map(({ version }) => version);
  if (asked === undefined) {
    return `${Math.max(0, ...versions.map((version) => Number(version.split('.')[0]))) + 1}.0.0`;
  }
  if (!/^\d{1,9}\.\d{1,9}\.\d{1,9}$/.test(asked)) {
    throw new ApiError(
      400,
      'InvalidParameter.ComponentVersion',
      'The specified ComponentVersion is invalid.',
    );
  }
  if (versions.includes(asked)) {
    const message = 'The specified ComponentVersion does exist with the specified Name.';
    throw new ApiError(403, 'InvalidComponentVersion.Exist', message);
  }
  return asked;
}

function describe({ parameters, holdings }: Call): Answer {
  const ids = parameters.texts('ImageComponentId');
  if (ids.length > 20) {
    const message = 'More than 20 components are named.';
    throw new ApiError(400, 'InvalidImageComponentIdSize.ExceededMaxNumber', message);
  }
  const owner = parameters.text('Owner');
  if (owner !== undefined && owner !== 'SELF' && owner !== 'ALIYUN') {
    throw new ApiError(400, 'InvalidParameter.Owner', 'The specified Owner is not valid.');
  }
  const name = parameters.text('Name');
  const version = parameters.text('ComponentVersion');
  if (version !== undefined && name === undefined) throw missingParameter('Name');
  const parts = version?.split('.');
  const type = parameters.text('ComponentType');
  const system = parameters.text('SystemType');
  const group = parameters.text('ResourceGroupId');
  const filter = readTagFilter(parameters);
  const found = [...holdings.components.values()]
    .filter(
      (component) =>
        owner !== 'ALIYUN' &&
        (ids.length === 0 || ids.includes(component.id)) &&
        (name === undefined || component.name === name) &&
        (type === undefined || component.componentType === type) &&
        (system === undefined || component.systemType === system) &&
        (group === undefined || component.resourceGroupId === group) &&
        (parts === undefined ||
          component.version.split('.').every((part, at) => ['*', part].includes(parts[at] ?? ''))) &&
        hasTags(component.tags, filter),
    )
    .toReversed();
  const { items, nextToken } = pageByToken(found, parameters, { min: 1, max: 500, fallback: 50 });
  return {
    TotalCount: found.length,
    MaxResults: parameters.integer('MaxResults') ?? 50,
    NextToken: nextToken,
    ImageComponent: { ImageComponentSet: items.map(render) },
  };
}

function render(component: ComponentRecord): Record<string, unknown> {
  return {
    ImageComponentId: component.id,
    Name: component.name,
    Description: component.description,
    ComponentType: component.componentType,
    ComponentVersion: component.version,
    SystemType: component.systemType,
    Content: component.content,
    Owner: 'SELF',
    CreationTime: second(component.createdAt),
    ResourceGroupId: component.resourceGroupId,
    Parameters: {
      Parameter: component.parameters.map((parameter) => ({
        Name: parameter.name,
        Type: parameter.type,
        DefaultValue: parameter.defaultValue,
      })),
    },
    Tags: tagSet(component.tags),
  };
}

/** Templates of the managed image builder are not simulated, so a component is never in use. */
function remove({ parameters, holdings }: Call): Answer {
  const id = parameters.required('ImageComponentId');
  if (holdings.components.delete(id)) return {};
  throw new ApiError(404, 'InvalidImageComponent.NotFound', 'The specified image component does not exist.');
}
