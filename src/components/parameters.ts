import type { Parameter } from './component.ts';
import { nearest } from './did-you-mean.ts';
import type { Problem } from './problem.ts';
import { shorten } from './shorten.ts';
import type { ObjectKey } from './task.ts';

/** What a template passes for a parameter: a text, or the key of a Secret that holds it. */
export type GivenParameter =
  | { readonly name: string; readonly value: string; readonly secret?: undefined }
  | { readonly name: string; readonly secret: ObjectKey; readonly value?: undefined };

/** The value of a parameter; of a secret only where it is kept. */
export type ParameterValue = { readonly text: string } | { readonly secret: ObjectKey };

/** A value for every parameter of a component, by name. */
export type ParameterValues = ReadonlyMap<string, ParameterValue>;

export interface CheckedParameters {
  /** Complete only when there are no problems. */
  readonly values: ParameterValues;
  readonly problems: readonly Problem[];
}

/** A finite decimal number as JSON or a shell takes it. */
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * Checks what a template passes against what the component declares, and fills in defaults. Numbers and Booleans keep
 * the text that their author wrote. Paths are `parameters[i].value` and the like, below `path` when one is given.
 * A parameter given from a Secret is secret, whether it is declared `sensitive` or not. Messages never show the value
 * of a sensitive parameter.
 */
export function checkParameters(
  parameters: readonly Parameter[],
  given: readonly GivenParameter[],
  path = 'parameters',
): CheckedParameters {
  const declared = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const values = new Map<string, ParameterValue>();
  const firstPlace = new Map<string, number>();
  const problems: Problem[] = [];
  given.forEach((one, index) => {
    const { name, secret } = one;
    const wrong = wrongParameter(one, firstPlace, declared, path);
    if (!firstPlace.has(name)) firstPlace.set(name, index);
    if (wrong !== undefined)
      problems.push({ path: `${path}[${index}].${wrong.field}`, message: wrong.message });
    else values.set(name, secret === undefined ? { text: one.value } : { secret });
  });
  for (const { name, type, defaultValue } of parameters) {
    if (firstPlace.has(name)) continue;
    if (defaultValue !== undefined) values.set(name, { text: defaultValue });
    else problems.push({ path, message: `must give '${name}' (${type}), which has no default` });
  }
  return { values, problems };
}

function wrongParameter(
  { name, value, secret }: GivenParameter,
  firstPlace: ReadonlyMap<string, number>,
  declared: ReadonlyMap<string, Parameter>,
  path: string,
): { field: 'name' | 'value'; message: string } | undefined {
  const earlier = firstPlace.get(name);
  if (earlier !== undefined)
    return { field: 'name', message: `'${shorten(name)}' is given already in ${path}[${earlier}]` };
  const parameter = declared.get(name);
  if (parameter === undefined) return { field: 'name', message: unknownName(name, [...declared.keys()]) };
  if (secret !== undefined) return undefined;
  if (parameter.sensitive === true) {
    const message = `'${name}' is sensitive: it must be taken from a Secret (valueFrom.secretKeyRef)`;
    return { field: 'value', message };
  }
  const wrong = wrongValue(parameter.type, value);
  return wrong === undefined ? undefined : { field: 'value', message: `'${name}' ${wrong}` };
}

/** What is wrong with a value for a type, to follow the name of the parameter; `undefined` when it is right. */
export function wrongValue(type: Parameter['type'], value: string, shown = true): string | undefined {
  const but = shown ? `, but is '${shorten(value)}'` : '';
  if (value.includes('\0')) return 'may not contain a NUL character';
  if (type === 'Number' && !(NUMBER.test(value) && Number.isFinite(Number(value))))
    return `must be a number such as 8, -1 or 0.5${but}`;
  if (type === 'Boolean' && value !== 'true' && value !== 'false') return `must be 'true' or 'false'${but}`;
  return undefined;
}

function unknownName(name: string, declared: readonly string[]): string {
  if (declared.length === 0) return `'${shorten(name)}' is unknown: the component has no parameters`;
  const near = nearest(name, declared);
  const hint = near === undefined ? `it has ${declared.join(', ')}` : `did you mean '${near}'?`;
  return `the component has no parameter '${shorten(name)}': ${hint}`;
}
