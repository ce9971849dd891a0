import type { FaultEffect, FaultRule } from '../faults/rule.ts';

const KINDS: FaultEffect['kind'][] = [
  'error',
  'delay',
  'drop',
  'hold',
  'truncate',
  'html',
  'launched',
  'image',
  'command',
];
const MEMBERS = ['scope', 'effect', 'from', 'times', 'probability'];

/** A fault rule from JSON, in the form of {@link FaultRule}. @throws Error naming what is wrong. */
export function readFaultRule(body: Record<string, unknown>): FaultRule {
  const unknown = Object.keys(body).find((name) => !MEMBERS.includes(name));
  if (unknown !== undefined) throw new Error(`A fault has no ${unknown}; known are ${MEMBERS.join(', ')}`);
  const { scope = {}, effect } = body;
  if (typeof scope !== 'object' || scope === null) throw new Error('scope must be an object');
  if (typeof effect !== 'object' || effect === null || !('kind' in effect))
    throw new Error('effect needs a kind');
  const kind = KINDS.find((known) => known === effect.kind);
  if (kind === undefined) throw new Error(`effect.kind must be one of ${KINDS.join(', ')}`);
  if (
    (kind === 'drop' || kind === 'hold') &&
    !('when' in effect && (effect.when === 'before' || effect.when === 'after'))
  ) {
    throw new Error(`effect.when must be before or after`);
  }
  if (kind === 'error' && !('code' in effect && typeof effect.code === 'string' && 'status' in effect)) {
    throw new Error('an error needs status and code');
  }
  for (const name of ['from', 'times', 'probability']) {
    if (body[name] !== undefined && typeof body[name] !== 'number')
      throw new Error(`${name} must be a number`);
  }
  return body as unknown as FaultRule;
}
