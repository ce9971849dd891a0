import { Parameters } from '../wire/parameters.ts';
import type { Leaf, Tree } from '../wire/read-parameters.ts';
import { actionSchema, isList, isObject, type ObjectShape, type Shape } from '../wire/schema.ts';
import { type Answer, type Call, write } from './api.ts';
import { launchAll } from './run-instances.ts';

export const createInstance = write('CreateInstance', create, {
  token: { status: 400, mismatch: 'IdempotentParameterMismatch' },
  dryRun: 'DryRunOperation',
});

/** As RunInstances of one instance, which is not started: it ends in Stopped. */
function create(call: Call): Answer {
  const shape = actionSchema('Ecs', 'RunInstances')?.request;
  if (shape === undefined) throw new Error('The official models have no RunInstances');
  const parameters = new Parameters(fitTo(call.parameters.tree, shape), shape);
  const { ids, price } = launchAll({ ...call, parameters }, false);
  return { InstanceId: ids[0] ?? '', OrderId: '', TradePrice: price };
}

/** What both requests have; the few fields that only the older one has mean nothing in a VPC. */
function fitTo(tree: Readonly<Tree>, shape: ObjectShape): Tree {
  const entries = Object.entries(tree).flatMap(([name, leaf]): [string, Leaf][] => {
    const member = Object.hasOwn(shape, name) ? shape[name] : undefined;
    return member === undefined ? [] : [[name, fitLeaf(leaf, member)]];
  });
  return Object.fromEntries(entries);
}

function fitLeaf(leaf: Leaf, shape: Shape): Leaf {
  if (Array.isArray(leaf)) return isList(shape) ? leaf.map((item) => fitLeaf(item, shape[0])) : leaf;
  return typeof leaf === 'object' && isObject(shape) ? fitTo(leaf, shape) : leaf;
}
