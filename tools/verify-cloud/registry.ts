import type { Check, Part } from './check.ts';
import { DISTRIBUTION } from './checks/distribution.ts';
import { ENDS } from './checks/ends.ts';
import { GATEWAY } from './checks/gateway.ts';
import { GUEST } from './checks/guest.ts';
import { IMAGES } from './checks/images.ts';
import { READS } from './checks/reads.ts';
import { REFUSALS } from './checks/refusals.ts';

/** Every check, in the order in which they run: those that make nothing first, those that end the builder last. */
export const CHECKS: readonly Check[] = [
  ...READS,
  ...GATEWAY,
  ...REFUSALS,
  ...GUEST,
  ...DISTRIBUTION,
  ...IMAGES,
  ...ENDS,
];

/** What a part is, how long it may take to make, in minutes, and which parts it is made from. */
export const PARTS: Readonly<Record<Part, { what: string; minutes: number; from: readonly Part[] }>> = {
  network: { what: 'a VPC, a vSwitch and a security group', minutes: 8, from: [] },
  builder: {
    what: 'an instance without public address, which releases itself after four hours',
    minutes: 10,
    from: ['network'],
  },
  image: { what: 'an image of it and its snapshot (20 GiB)', minutes: 55, from: ['builder'] },
  copies: { what: 'the beginning of two copies of it, which are cancelled', minutes: 5, from: ['image'] },
};

/** The parts that some checks need, those first that others are made from. */
export function partsOf(checks: readonly Check[]): Part[] {
  const wanted = new Set<Part>();
  const add = (part: Part) => {
    PARTS[part].from.forEach(add);
    wanted.add(part);
  };
  for (const { needs = [] } of checks) needs.forEach(add);
  return [...wanted];
}
