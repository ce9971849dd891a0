/** One source file, cut into top-level declarations. */
export interface Module {
  text: string;
  /** Text of each declaration, by the name it declares. */
  declarations: Map<string, string>;
  /** Names taken from other files of the same folder, and the file of each. */
  imports: Map<string, string>;
}

/** Cuts a formatted source file, in which every top-level declaration begins in the first column. */
export function parseModule(text: string): Module {
  const declarations = new Map<string, string>();
  for (const part of text.split(/^(?=(?:export )?(?:async )?(?:function|const|class) )/m)) {
    const name = /^(?:export )?(?:async )?(?:function|const|class) (\w+)/.exec(part)?.[1];
    if (name !== undefined) declarations.set(name, part);
  }
  const imports = new Map<string, string>();
  for (const [, names = '', file = ''] of text.matchAll(/import \{([^}]*)\} from '\.\/([\w-]+\.ts)'/g)) {
    for (const name of names.match(/\w+/g) ?? []) imports.set(name, file);
  }
  for (const [, name = '', file = ''] of text.matchAll(/import \* as (\w+) from '\.\/([\w-]+\.ts)'/g)) {
    imports.set(name, file);
  }
  return { text, declarations, imports };
}

/**
 * The text of the handler of an action and of every declaration that it mentions, directly or not, in its own file
 * and in the others. Mentions are found by name, so a local variable of the same name as a function counts as one.
 *
 * @throws Error when no file that names the action contains its handler.
 */
export function reachableText(
  handler: (...parameters: never[]) => unknown,
  action: string,
  modules: ReadonlyMap<string, Module>,
): string {
  const [home, source] = locate(handler, action, modules);
  const seen = new Set<string>();
  const texts: string[] = [];
  const open: [file: string, text: string][] = [[home, source]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [file, text] = next;
    texts.push(text);
    for (const name of new Set(text.match(/\b[A-Za-z_]\w*/g))) {
      const found = find(name, file, modules);
      if (found === undefined || seen.has(`${found[0]}#${name}`)) continue;
      seen.add(`${found[0]}#${name}`);
      open.push(found);
    }
  }
  return texts.join('\n');
}

function find(
  name: string,
  file: string,
  modules: ReadonlyMap<string, Module>,
): [file: string, text: string] | undefined {
  const module = modules.get(file);
  const origin = module?.declarations.has(name) === true ? file : module?.imports.get(name);
  const text = origin === undefined ? undefined : modules.get(origin)?.declarations.get(name);
  return origin === undefined || text === undefined ? undefined : [origin, text];
}

/**
 * A handler that is a declared function is found by its name; another one by its text, or, when that has types in
 * it, as part of the declaration that names the action.
 */
function locate(
  handler: (...parameters: never[]) => unknown,
  action: string,
  modules: ReadonlyMap<string, Module>,
): [file: string, text: string] {
  const text = handler.toString();
  for (const [file, module] of modules) {
    const naming = [...module.declarations.values()].find((part) => part.includes(`'${action}'`));
    if (naming === undefined) continue;
    if (!text.startsWith('function')) return [file, module.text.includes(text) ? text : naming];
    const declared = module.declarations.get(handler.name);
    if (declared !== undefined) return [file, declared];
  }
  throw new Error(`No file of the simulator contains the handler of ${action}`);
}
