import { type CatalogEntry, entriesOf, parseCatalog } from '../../components/catalog.ts';
import { type CommandArguments, type CommandIO, InputError, optionalChoice, UsageError } from '../command.ts';
import { table } from './table.ts';

/** The command `catalog`. */
export function runCatalog(args: CommandArguments, io: CommandIO): number {
  const output = optionalChoice(args, 'output', ['table', 'json', 'yaml'] as const);
  const [asked, ...more] = args.words;
  if (more.length > 0) throw new UsageError('catalog takes one name at most');
  const files = io.catalogFiles();
  const { catalog, problems } = parseCatalog(files);
  if (catalog === undefined) throw new Error(problems.join('\n'));
  const entries = entriesOf(catalog);
  const textOf = ({ path }: CatalogEntry) => files.find((file) => file.path === path)?.text ?? '';
  if (asked === undefined) {
    if (output === 'json') io.out(json(entries.map(rowOf)));
    else if (output === 'yaml') io.out(entries.map(textOf).join('---\n'));
    else io.out(table(entries.map(rowOf)));
    return 0;
  }
  if (output === 'table') throw new UsageError('one component is shown as yaml or json, not as a table');
  const [name = '', version] = asked.split('/');
  const versions = catalog.get(name);
  if (versions === undefined)
    throw new InputError(
      `There is no System component '${name}'; there are ${[...catalog.keys()].join(', ')}`,
    );
  const entry = versions.findLast((one) => version === undefined || one.version === version);
  if (entry === undefined) {
    const has = versions.map((one) => one.version).join(', ');
    throw new InputError(`System component '${name}' has no version '${version ?? ''}'; it has ${has}`);
  }
  io.out(output === 'json' ? json(entry.object) : textOf(entry));
  return 0;
}

function rowOf({ name, version, component, object }: CatalogEntry) {
  return {
    name,
    version,
    type: component.type,
    osType: component.osType,
    parameters: component.parameters.map((parameter) => parameter.name),
    description: object.spec.description ?? '',
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
