import type { CloudWorld } from '../../kit/cloud-world.ts';

/** The forms in which a value could stand somewhere. */
export function formsOf(value: string): string[] {
  const base64 = [0, 1, 2].map((shift) => {
    const padded = Buffer.concat([Buffer.alloc(shift), Buffer.from(value)]).toString('base64');
    // Without the characters that depend on what stands before and behind.
    return padded.slice(shift === 0 ? 0 : 4, -4).replace(/=+$/, '');
  });
  return [value, encodeURIComponent(value), Buffer.from(value).toString('hex'), ...base64];
}

/** Everything that people and programs can read of a world, by the place where it stands; Secrets themselves left out. */
export async function readableTraces(world: CloudWorld): Promise<Record<string, string>> {
  const kinds = 'imgbuild,imgtpl,imgcomp,configmap,controllerrevision,events.events.k8s.io,lease';
  const { stdout } = await world.plane.kubectl(['get', kinds, '-A', '-o', 'json']);
  return {
    'objects of the API server': stdout,
    "the operator's log": world.operators.map((operator) => operator.transcript()).join('\n'),
    "the simulator's ledger": text([world.simulator.ledger.calls, world.simulator.ledger.events]),
    "the simulator's records of commands and all else": text(world.simulator.world.allHoldings()),
    "the simulator's notes": text(world.simulator.simulation.violations),
  };
}

/** Where a value stands in any of its forms. */
export async function tracesOf(world: CloudWorld, value: string): Promise<string[]> {
  const found: string[] = [];
  for (const [place, content] of Object.entries(await readableTraces(world))) {
    const form = formsOf(value).find((candidate) => content.includes(candidate));
    if (form !== undefined) {
      const at = content.indexOf(form);
      found.push(`${place}: …${content.slice(Math.max(0, at - 120), at + form.length + 40)}…`);
    }
  }
  return found;
}

function text(value: unknown): string {
  const seen = new WeakSet<object>();
  return JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member === 'bigint') return String(member);
    if (typeof member !== 'object' || member === null) return member;
    if (seen.has(member)) return undefined;
    seen.add(member);
    if (member instanceof Map) return [...member.entries()];
    if (member instanceof Set) return [...member];
    return member;
  });
}
