/**
 * `npm run bundle`: the operator as one program in `dist/`. `operator.mjs` is what the container runs; the code for
 * kubeconfigs, which a pod never needs, lies in chunks beside it and is loaded only when a kubeconfig is used. The System
 * catalogue is data in `catalog/`. `kubectl-imagesmith.mjs` is the CLI, a program of its own that reads the same
 * catalogue.
 */
import { chmodSync, cpSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { build, type BuildOptions } from 'esbuild';

const root = resolve(import.meta.dirname, '..');

const OPTIONS = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  platform: 'node',
  target: 'node24',
  minify: true,
  keepNames: true,
  legalComments: 'none',
  // Bundled CommonJS packages call require.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** Bundles into `outdir`. @returns the path of the operator's program. */
export async function bundle(outdir: string = resolve(root, 'dist')): Promise<string> {
  await build({ ...OPTIONS, entryPoints: { operator: 'src/main.ts' }, outdir });
  await bundleCLI(outdir);
  return resolve(outdir, 'operator.mjs');
}

/**
 * The CLI and the System catalogue: a small program that starts at once, with a chunk for each command in a folder of
 * its own. @returns the path of the program, which can be executed.
 */
export async function bundleCLI(outdir: string): Promise<string> {
  const name = 'kubectl-imagesmith';
  rmSync(resolve(outdir, name), { recursive: true, force: true });
  await build({
    ...OPTIONS,
    entryPoints: { [name]: 'src/cli/main.ts' },
    outdir,
    chunkNames: `${name}/[name]-[hash]`,
  });
  const catalog = resolve(outdir, 'catalog');
  // A component that is gone may not stay from the last time.
  rmSync(catalog, { recursive: true, force: true });
  cpSync(resolve(root, 'config/catalog'), catalog, {
    recursive: true,
    filter: (path) => !path.endsWith('.json'),
  });
  const program = resolve(outdir, `${name}.mjs`);
  chmodSync(program, 0o755);
  return program;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.stdout.write(`${await bundle()}\n`);
}
