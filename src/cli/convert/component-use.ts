import type { ConvertedObject, ConvertOptions, Note } from './conversion.ts';
import { templateObject } from './template-objects.ts';

interface GivenParameter {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: object;
}

/** How a template uses components: what has no default is given, secrets by the key of a Secret that is noted. */
export function usesOf(components: readonly ConvertedObject[], options: ConvertOptions, notes: Note[]) {
  return components.map(({ metadata: { name }, spec }) => {
    const parameters = (spec['parameters'] ?? []) as readonly {
      name: string;
      sensitive?: boolean;
      defaultValue?: string;
    }[];
    const secret = `${options.name}-secrets`;
    const given = parameters.flatMap((parameter): GivenParameter[] => {
      if (parameter.sensitive === true)
        return [{ name: parameter.name, valueFrom: { secretKeyRef: { name: secret, key: parameter.name } } }];
      return parameter.defaultValue === undefined ? [{ name: parameter.name, value: 'replaceme' }] : [];
    });
    const start = { line: 1, column: 1 };
    const keys = given.flatMap((one) => (one.valueFrom === undefined ? [] : [one.name]));
    if (keys.length > 0)
      notes.push({ ...start, message: `make a Secret '${secret}' with the keys ${keys.join(', ')}` });
    for (const one of given) {
      if (one.value === undefined) continue;
      notes.push({
        ...start,
        message: `fill in the parameter '${one.name}' of component '${name}' in the template`,
      });
    }
    return { name, ...(given.length === 0 ? {} : { parameters: given }) };
  });
}

/** A template that uses the components, where one is wanted. */
export function templateUsing(
  components: readonly ConvertedObject[],
  options: ConvertOptions,
  notes: Note[],
  spec: Readonly<Record<string, unknown>> = {},
): ConvertedObject[] {
  if (options.kind !== 'template') return [];
  const used = usesOf(components, options, notes);
  const whole = { ...spec, ...(used.length === 0 ? {} : { components: used }) };
  return [templateObject(whole, options, notes, () => ({ line: 1, column: 1 }))];
}
