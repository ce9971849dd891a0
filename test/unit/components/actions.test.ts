import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import {
  ACTIONS,
  MAX_DEFAULT_VALUE,
  MAX_PARAMETER_NAME,
  MAX_TASKS,
  TIMEOUT_SECONDS,
} from '../../../src/components/actions.ts';
import { MAX_TASK_NAME, TASK_NAME } from '../../../src/components/check-task.ts';
import { REFERENCE_NAME } from '../../../src/components/references.ts';
import { parseCrd, type Schema } from '../../../tools/generate/crd.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('actions and the schema');

const path = 'crds/imagecomponents.yaml';
const { schema } = parseCrd(path, readFileSync(join(resolve(import.meta.dirname, '../../..'), path), 'utf8'));
const spec = schema.properties?.['spec'];
const task = spec?.properties?.['tasks'];
const taskFields: Readonly<Record<string, Schema>> = task?.items?.properties ?? {};
const parameter: Readonly<Record<string, Schema>> = spec?.properties?.['parameters']?.items?.properties ?? {};

test('the schema has exactly the actions and properties that are known here', () => {
  const common = new Set(['name', 'timeoutSeconds', 'retries']);
  assert.equal(
    Object.keys(taskFields).filter((name) => !common.has(name)),
    Object.values(ACTIONS).map(({ field }) => field),
  );
  for (const [action, { field, properties }] of Object.entries(ACTIONS)) {
    const others = action === 'WriteFile' ? ['binaryContent', 'contentFrom', 'mode', 'owner', 'group'] : [];
    assert.equal(
      Object.keys(taskFields[field]?.properties ?? {}).toSorted(),
      [...Object.keys(properties), ...others].toSorted(),
      action,
    );
  }
});

test('limits are those of the schema', () => {
  for (const { field, properties } of Object.values(ACTIONS)) {
    for (const [name, rule] of Object.entries(properties)) {
      const property = taskFields[field]?.properties?.[name];
      const required = taskFields[field]?.required?.includes(name) ?? false;
      const where = `${field}.${name}`;
      switch (rule.kind) {
        case 'text':
          assert.equal([property?.maxLength, required], [rule.max, rule.required], where);
          break;
        case 'texts':
          assert.is(property?.additionalProperties?.maxLength, rule.max, where);
          break;
        case 'seconds':
          assert.equal([property?.minimum, property?.maximum], [rule.min, rule.max], where);
          break;
        case 'boolean':
          assert.is(property?.type, 'boolean', where);
      }
    }
  }
  assert.is(task?.maxItems, MAX_TASKS);
  assert.equal(
    [taskFields['timeoutSeconds']?.minimum, taskFields['timeoutSeconds']?.maximum],
    [TIMEOUT_SECONDS.min, TIMEOUT_SECONDS.max],
  );
  assert.equal(
    [taskFields['name']?.pattern, taskFields['name']?.maxLength],
    [TASK_NAME.source, MAX_TASK_NAME],
  );
  assert.equal(
    [parameter['name']?.pattern, parameter['name']?.maxLength],
    [REFERENCE_NAME.source, MAX_PARAMETER_NAME],
  );
  assert.is(parameter['defaultValue']?.maxLength, MAX_DEFAULT_VALUE);
});
