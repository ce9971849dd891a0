import { ANY_VERSION, formatVersion, parseVersionPattern, type VersionPattern } from './version.ts';

/** How a template names a component: as Image Builder does (`id`, `arn`), or a component of the namespace (`name`). */
export type ComponentReference =
  | { readonly kind: 'id'; readonly id: string }
  | {
      readonly kind: 'arn';
      readonly regionID: string;
      /** The Alibaba Cloud account that owns the component. */
      readonly accountID: string;
      readonly name: string;
      readonly version: VersionPattern;
    }
  | { readonly kind: 'name'; readonly name: string; readonly version: VersionPattern };

/** What a reference may be, for messages. */
export const COMPONENT_REFERENCE_FORM =
  "an ID ('ic-…'), a resource name ('acs:ecs:<region>:<account>:imagecomponent/<name>/<version>') or the name of a " +
  "component of the namespace ('<name>' or '<name>/<version>'); a version is three numbers, or '*' for the newest";

const ID = /^ic-[A-Za-z0-9]+$/;
const ARN = /^acs:ecs:([A-Za-z0-9-]+):([A-Za-z0-9_-]+):imagecomponent\/(.+)$/;
/** The rule of `spec.components[].name` in crds/imagetemplates.yaml: also names of objects, which may begin with a digit. */
const NAME = /^[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff:._-]{0,252}$/;
/** A name may hold colons itself, so only what looks like a version after the last one is taken for it. */
const WITH_VERSION = /^(.+)[/:]([0-9*][0-9.*]*)$/;

/**
 * Reads the first word of a COMPONENT line. Before a version both `/` and `:` are read, since Alibaba's documentation
 * shows both. A name without a version asks for the newest one; a resource name must say its version. Undefined when
 * the text is none of {@link COMPONENT_REFERENCE_FORM}.
 */
export function parseComponentReference(text: string): ComponentReference | undefined {
  if (ID.test(text)) return { kind: 'id', id: text };
  const arn = ARN.exec(text);
  if (arn !== null) {
    const [, regionID = '', accountID = '', rest = ''] = arn;
    const named = parseNamed(rest);
    if (named?.version === undefined) return undefined;
    return { kind: 'arn', regionID, accountID, name: named.name, version: named.version };
  }
  if (text.startsWith('acs:')) return undefined;
  const named = parseNamed(text);
  if (named === undefined) return undefined;
  // An ID that was miswritten; with a version it can only be a name.
  if (named.version === undefined && text.startsWith('ic-')) return undefined;
  return { kind: 'name', name: named.name, version: named.version ?? ANY_VERSION };
}

/** As Image Builder's examples write it, with `/`; parses back to the same reference. */
export function formatComponentReference(reference: ComponentReference): string {
  if (reference.kind === 'id') return reference.id;
  const named = `${reference.name}/${formatVersion(reference.version)}`;
  if (reference.kind === 'name') return named;
  return `acs:ecs:${reference.regionID}:${reference.accountID}:imagecomponent/${named}`;
}

function parseNamed(text: string): { name: string; version?: VersionPattern } | undefined {
  const [, name = text, versionText] = WITH_VERSION.exec(text) ?? [];
  // A version alone is hardly the name of anything.
  if (!NAME.test(name) || parseVersionPattern(name) !== undefined) return undefined;
  if (versionText === undefined) return { name };
  const version = parseVersionPattern(versionText);
  return version === undefined ? undefined : { name, version };
}
