/** Kinds of things that a run makes, in the order in which they can be deleted. */
export const KINDS = ['instance', 'image', 'snapshot', 'securityGroup', 'vSwitch', 'vpc'] as const;
export type Kind = (typeof KINDS)[number];

export interface Thing {
  readonly kind: Kind;
  readonly id: string;
  readonly regionID: string;
}

/** Every resource of a run has this tag with the run's id as its value. */
export const TAG_KEY = 'imagesmith-verify';

/** Names of a run's images begin like this: a copy may have lost its tags. */
export function namePrefix(runID: string): string {
  return `verify-${runID}`;
}

/** What a run has made and not yet deleted: it is known before the service's lists show it. */
export class Made {
  readonly #things = new Map<string, Thing>();

  add(kind: Kind, id: string, regionID: string): void {
    this.#things.set(`${kind} ${regionID} ${id}`, { kind, id, regionID });
  }

  forget({ kind, id, regionID }: Thing): void {
    this.#things.delete(`${kind} ${regionID} ${id}`);
  }

  all(): Thing[] {
    return [...this.#things.values()];
  }
}
