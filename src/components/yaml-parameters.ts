import type { TextPlace } from './check-text.ts';
import type { Parameter } from './component.ts';
import { didYouMean } from './did-you-mean.ts';
import { type Entry, isEmpty, type YAMLReader } from './yaml-reader.ts';

const TYPES = ['String', 'Number', 'Boolean'] as const;

export interface ReadParameter {
  readonly parameter: Parameter;
  readonly namePlace: TextPlace;
  readonly defaultPlace: TextPlace;
}

/** Reads the block `Parameters`. What is wrong with it is in the reader afterwards. */
export function readYAMLParameters(node: unknown, reader: YAMLReader): ReadParameter[] {
  if (isEmpty(node)) return [];
  return [...reader.entriesOf(node, 'Parameters')].map(([name, entry]) => readParameter(name, entry, reader));
}

function readParameter(name: string, { key, value }: Entry, reader: YAMLReader): ReadParameter {
  const namePlace = { ...reader.placeOf(key, name), label: 'the name of a parameter' };
  const at = isEmpty(value) ? key : value;
  if (isEmpty(value)) reader.report(key, `parameter '${name}' must have a Type: ${TYPES.join(', ')}`);
  const entries = isEmpty(value)
    ? new Map<string, Entry>()
    : reader.entriesOf(value, `parameter '${name}'`, ['Type', 'DefaultValue']);
  const typeEntry = entries.get('Type');
  let type: Parameter['type'] | undefined;
  if (typeEntry === undefined || isEmpty(typeEntry.value)) {
    if (!isEmpty(value))
      reader.report(typeEntry?.key ?? at, `parameter '${name}' must have a Type: ${TYPES.join(', ')}`);
  } else {
    const read = reader.textOf(typeEntry.value, 'Type');
    type = TYPES.find((one) => one === read?.text);
    if (read !== undefined && type === undefined) {
      const message = `Type must be ${TYPES.join(', ')}, but is '${read.text}'${didYouMean(read.text, TYPES)}`;
      reader.report(typeEntry.value, message);
    }
  }
  const defaultEntry = entries.get('DefaultValue');
  if (defaultEntry !== undefined && isEmpty(defaultEntry.value)) {
    const message = `DefaultValue of '${name}' is empty: write '' for an empty text, or leave it out`;
    reader.report(defaultEntry.key, message);
  }
  const isGiven = defaultEntry !== undefined && !isEmpty(defaultEntry.value);
  const defaultValue = isGiven ? reader.textOf(defaultEntry.value, `DefaultValue of '${name}'`) : undefined;
  return {
    parameter: {
      name,
      // A type that is missing is reported; its values are not looked at in vain.
      type: type ?? 'String',
      ...(defaultValue === undefined ? {} : { defaultValue: defaultValue.text }),
    },
    namePlace,
    defaultPlace: defaultValue?.place ?? namePlace,
  };
}
