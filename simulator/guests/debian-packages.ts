/** One installed package, as /var/lib/dpkg/status has it. */
export interface DebianPackage {
  name: string;
  version: string;
  architecture: string;
  /** `same` means that dpkg names its files after package and architecture. */
  multiArch: string;
  essential: boolean;
  priority: string;
  /** Depends and Pre-Depends: for each dependency the alternatives, by name. */
  depends: string[][];
  provides: string[];
  /** Paths of configuration files and the MD5 sums they were installed with. */
  conffiles: Map<string, string>;
  /** The paragraph itself. */
  text: string;
}

/**
 * Reads dpkg's data base (format: deb-status(5), deb-control(5)). Packages that are not fully installed are left out,
 * and of a package in two architectures the one of `architecture` stays.
 */
export function parseStatus(text: string, architecture: string): Map<string, DebianPackage> {
  const packages = new Map<string, DebianPackage>();
  for (const paragraph of text.split(/\n\n+/)) {
    const fields = fieldsOf(paragraph);
    const name = fields.get('Package');
    if (!name || !fields.get('Status')?.endsWith(' installed')) continue;
    const own = fields.get('Architecture') ?? '';
    if (packages.has(name) && own !== architecture) continue;
    packages.set(name, {
      name,
      version: fields.get('Version') ?? '',
      architecture: own,
      multiArch: fields.get('Multi-Arch') ?? 'no',
      essential: fields.get('Essential') === 'yes',
      priority: fields.get('Priority') ?? '',
      depends: ['Pre-Depends', 'Depends'].flatMap((field) => alternativesIn(fields.get(field) ?? '')),
      provides: alternativesIn(fields.get('Provides') ?? '').flat(),
      conffiles: conffilesIn(fields.get('Conffiles') ?? ''),
      text: paragraph.trim(),
    });
  }
  return packages;
}

/**
 * The packages that `wanted` and all essential and required packages need, by name. A wanted package that is not
 * installed is left out; an alternative dependency takes the first that is installed.
 */
export function closureOf(packages: Map<string, DebianPackage>, wanted: readonly string[]): DebianPackage[] {
  const providers = new Map<string, DebianPackage>();
  for (const one of packages.values()) {
    for (const name of one.provides) if (!providers.has(name)) providers.set(name, one);
  }
  const find = (name: string) => packages.get(name) ?? providers.get(name);
  const found = new Map<string, DebianPackage>();
  const todo = [...packages.values()].filter((one) => one.essential || one.priority === 'required');
  for (const name of wanted) todo.push(...[find(name)].filter((one) => one !== undefined));
  for (let one = todo.pop(); one; one = todo.pop()) {
    if (found.has(one.name)) continue;
    found.set(one.name, one);
    for (const alternatives of one.depends) {
      const choice = alternatives.map(find).find((candidate) => candidate !== undefined);
      if (choice) todo.push(choice);
    }
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The stem of a package's files in /var/lib/dpkg/info. */
export function infoName(one: DebianPackage): string {
  return one.multiArch === 'same' ? `${one.name}:${one.architecture}` : one.name;
}

function fieldsOf(paragraph: string): Map<string, string> {
  const fields = new Map<string, string>();
  let last = '';
  for (const line of paragraph.split('\n')) {
    if (line.startsWith(' ')) {
      fields.set(last, `${fields.get(last) ?? ''}\n${line}`);
      continue;
    }
    const colon = line.indexOf(':');
    last = line.slice(0, colon);
    fields.set(last, line.slice(colon + 1).trim());
  }
  return fields;
}

function alternativesIn(field: string): string[][] {
  return field
    .split(',')
    .map((group) =>
      group
        .split('|')
        .map((name) => name.trim().split(/[\s:(]/)[0] ?? '')
        .filter((name) => name !== ''),
    )
    .filter((group) => group.length > 0);
}

function conffilesIn(field: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const line of field.split('\n')) {
    const [path, sum, flag] = line.trim().split(' ');
    if (path && sum && flag !== 'obsolete') files.set(path, sum);
  }
  return files;
}
