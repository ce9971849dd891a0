import { differencesFromModel } from '../../../simulator/wire/check-answer.ts';
import { allApis } from '../../../simulator/api/index.ts';
import { actionSchema } from '../../../simulator/wire/schema.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('answers against the official models');

const SHAPE = { RequestId: 's', Total: 'n', Images: { Image: [{ Name: 's', Usable: 'b' }] } } as const;
const check = (answer: unknown) => differencesFromModel(answer, SHAPE as never);

test('an answer that the model reads completely has no differences', () => {
  assert.equal(check({ RequestId: 'r', Total: 1, Images: { Image: [{ Name: 'a', Usable: true }] } }), []);
  assert.equal(check({}), []);
});

test('a list without its wrapper, an unknown member, another type and null are differences', () => {
  assert.equal(check({ Images: [{ Name: 'a' }] }), ['answer.Images must be an object']);
  assert.equal(check({ Images: { Image: { Name: 'a' } } }), ['answer.Images.Image must be a list']);
  assert.equal(check({ images: 1 }), ['answer.images is not in the official model']);
  assert.equal(check({ Total: '1' }), ['answer.Total is a string, the official model says number']);
  assert.equal(check({ RequestId: null }), ['answer.RequestId is null']);
});

test('every simulated action exists in the official packages', () => {
  const unknown = allApis().filter(({ product, action }) => actionSchema(product, action) === undefined);
  assert.equal(unknown, []);
});

test('an action takes a client token or a dry run exactly where its official model has the parameter', () => {
  const wrong = allApis().flatMap(({ product, action, token, dryRun }) => {
    const request = actionSchema(product, action)?.request ?? {};
    const lines: string[] = [];
    if ((token !== undefined) !== Object.hasOwn(request, 'ClientToken'))
      lines.push(`${product}.${action} ClientToken`);
    if ((dryRun !== undefined) !== Object.hasOwn(request, 'DryRun'))
      lines.push(`${product}.${action} DryRun`);
    return lines;
  });
  assert.equal(wrong, []);
});
