/**
 * `npm run bundle`: the operator as one program in `dist/`. `operator.mjs` is what the container runs; the code for
 * kubeconfigs, which a pod never needs, lies in chunks beside it and is loaded only when a kubeconfig is used. The System
 * catalogue is data in `catalog/`.
 */
import { cpSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');

/** Bundles into `outdir`. @returns the path of the program. */
export async function bundle(outdir: string = resolve(root, 'dist')): Promise<string> {
  await build({
    absWorkingDir: root,
    entryPoints: { operator: 'src/main.ts' },
    outdir,
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
  });
  const catalog = resolve(outdir, 'catalog');
  // A component that is gone may not stay from the last time.
  rmSync(catalog, { recursive: true, force: true });
  cpSync(resolve(root, 'config/catalog'), catalog, {
    recursive: true,
    filter: (path) => !path.endsWith('.json'),
  });
  return resolve(outdir, 'operator.mjs');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.stdout.write(`${await bundle()}\n`);
}
