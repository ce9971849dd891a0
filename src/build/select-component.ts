import type { Component, OSType } from '../components/component.ts';
import { compareVersions, formatVersion, newestMatch, parseVersion } from '../components/version.ts';
import type { CatalogName, WantedComponent } from './wanted-components.ts';

/** A component that a catalogue has. */
export interface OfferedComponent {
  readonly catalog: CatalogName;
  readonly name: string;
  /** `major.minor.patch`. */
  readonly version: string;
  /** What people call this very one: the name of the object, or an ID. */
  readonly label: string;
  readonly hash: string;
  /** Absent when it cannot be used. */
  readonly component?: Component;
  /** Why it cannot be used, to follow its name. */
  readonly trouble?: string;
}

/**
 * What came of looking for a component. `missing`: not there or not usable yet, and somebody may change that without
 * touching the template. `invalid`: the template asks for something that cannot be.
 */
export type Selection =
  | {
      readonly chosen: OfferedComponent & { readonly component: Component };
      readonly missing?: undefined;
      readonly invalid?: undefined;
    }
  | { readonly missing: string; readonly chosen?: undefined; readonly invalid?: undefined }
  | { readonly invalid: string; readonly chosen?: undefined; readonly missing?: undefined };

/** Versions that a message lists. */
const SHOWN_VERSIONS = 5;

/**
 * The newest version that fits. One that cannot be used is never passed over in silence for an older one, and of two
 * with one version neither is taken.
 */
export function selectComponent(
  wanted: WantedComponent,
  offered: readonly OfferedComponent[],
  osType: OSType | undefined,
): Selection {
  const named = wanted.name === undefined ? offered : offered.filter(({ name }) => name === wanted.name);
  const newest = newestMatch(wanted.version, named, ({ version }) => parseVersion(version));
  if (newest === undefined) return { missing: absence(wanted, named, offered) };
  const [first, second] = newest.items;
  if (second !== undefined) {
    const both = newest.items.map(({ label }) => `'${label}'`).join(' and ');
    const remedy =
      wanted.catalog === 'ECS'
        ? 'name one of them by its ID, in a COMPONENT line of buildContent'
        : 'change or delete all but one';
    return { missing: `${called(wanted)}: ${both} have one version, ${first.version}; ${remedy}` };
  }
  if (first.component === undefined)
    return { missing: `${called(wanted)}: ${objectOf(first)} ${first.trouble ?? 'cannot be used'}` };
  const { component } = first;
  if (component.type !== 'Build')
    return {
      invalid: `${wanted.path}: '${first.name}' is a Test component, but only Build components run here`,
    };
  if (osType !== undefined && component.osType !== osType)
    return {
      invalid: `${wanted.path}: '${first.name}' is for ${component.osType}, but the source image is ${osType}`,
    };
  return { chosen: { ...first, component } };
}

function absence(
  wanted: WantedComponent,
  named: readonly OfferedComponent[],
  offered: readonly OfferedComponent[],
): string {
  const { catalog, name, id } = wanted;
  if (id !== undefined) return `image component '${id}' does not exist in the build region`;
  const place = {
    Namespace: 'in this namespace',
    System: 'in the System catalogue',
    ECS: 'in the build region',
  }[catalog];
  if (named.length === 0) {
    const other = offered.find(({ label }) => label === name);
    const hint = other === undefined ? '' : `; the object of that name is component '${other.name}'`;
    return `${kindOf(catalog)} '${name}' does not exist ${place}${hint}`;
  }
  const has = newestFirst(named);
  const shown = has.slice(0, SHOWN_VERSIONS).join(', ');
  const more = has.length > SHOWN_VERSIONS ? ` and ${has.length - SHOWN_VERSIONS} more` : '';
  return `no version of ${kindOf(catalog)} '${name}' fits '${formatVersion(wanted.version)}' ${place}; there are ${shown}${more}`;
}

const NO_VERSION = { major: -1, minor: 0, patch: 0 };

/** The versions that there are, each once; what is no version comes last. */
function newestFirst(offered: readonly OfferedComponent[]): string[] {
  const versions = [...new Set(offered.map(({ version }) => version))];
  return versions
    .map((text) => ({ text, version: parseVersion(text) ?? NO_VERSION }))
    .toSorted((left, right) => compareVersions(right.version, left.version))
    .map(({ text }) => text);
}

function called(wanted: WantedComponent): string {
  return `${wanted.path} asks for '${wanted.name ?? wanted.id}' ${formatVersion(wanted.version)}`;
}

function objectOf({ catalog, label }: OfferedComponent): string {
  return `${kindOf(catalog)} '${label}'`;
}

function kindOf(catalog: CatalogName): string {
  return catalog === 'Namespace'
    ? 'ImageComponent'
    : catalog === 'System'
      ? 'System component'
      : 'image component';
}
