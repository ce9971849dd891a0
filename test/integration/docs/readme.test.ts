import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { controlPlaneFor, PRODUCT_CRDS } from '../../control-plane/index.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('README');
const plane = controlPlaneFor(test, { crds: PRODUCT_CRDS });
const readme = readFileSync(resolve(import.meta.dirname, '../../../README.md'), 'utf8');

test(
  'what it tells people to write is accepted as it stands',
  async () => {
    const snippets = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
    assert.ok(snippets.length > 0);
    await plane().kubectl(['create', 'namespace', 'images']);
    for (const input of snippets) {
      const args = ['apply', '--server-side', '--validate=strict', '--dry-run=server', '-f', '-'];
      const { code, stderr } = await plane().kubectl(args, { input });
      assert.is(code, 0, stderr);
    }
  },
  { timeoutMs: 30_000 },
);
