import { readFileSync } from 'node:fs';

import { generateEcsParameters } from '../../../tools/generate/ecs-parameters.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('shapes generated from the official packages');

test('the committed files are what the installed packages give', () => {
  for (const { path, content } of generateEcsParameters()) {
    const committed = readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
    assert.ok(committed === content, `${path} is out of date: run npm run generate`);
  }
});

test('names, types, required parameters and spelling are those of the packages', () => {
  const [ecs] = generateEcsParameters();
  const { actions } = JSON.parse(ecs?.content ?? '') as { actions: Record<string, Record<string, unknown>> };
  const run = actions['RunCommand'];
  assert.equal(run?.['required'], ['CommandContent', 'RegionId', 'Type']);
  assert.is((run?.['request'] as Record<string, unknown> | undefined)?.['Parameters'], 's');
  assert.ok(Object.hasOwn(actions, 'CreateVSwitch'));
  assert.not(Object.hasOwn(actions, 'CreateVswitch'));
});
