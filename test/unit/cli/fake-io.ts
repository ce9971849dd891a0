import { catalogFiles } from '../../../src/catalog-files.ts';
import { type CommandIO, InputError } from '../../../src/cli/command.ts';
import { run } from '../../../src/cli/run.ts';

/** Files by their names; `executable:` before a name gives it that permission. */
export type FakeFiles = Readonly<Record<string, string | Uint8Array>>;

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line against files that are only here. */
export async function runWith(files: FakeFiles, ...argv: string[]): Promise<Outcome> {
  let out = '';
  let err = '';
  const io: CommandIO = {
    read: (path) => {
      const name = [path, `executable:${path}`].find((one) => Object.hasOwn(files, one));
      const content = name === undefined ? undefined : files[name];
      if (name === undefined || content === undefined)
        return Promise.reject(new InputError(`${path} does not exist`));
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      return Promise.resolve({ bytes, executable: name !== path });
    },
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    catalogFiles,
  };
  const code = await run(argv, io, '1.2.3');
  return { code, out, err };
}

/** The lines of a text, without the last empty one. */
export function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
