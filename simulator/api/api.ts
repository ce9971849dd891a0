import { dryRunPassed } from '../wire/api-error.ts';
import type { AccessKey } from '../wire/authenticate.ts';
import type { Parameters } from '../wire/parameters.ts';
import type { Product } from '../wire/schema.ts';
import type { Holdings } from '../world/region.ts';
import type { Account, World } from '../world/world.ts';
import type { Simulation } from '../simulation.ts';

/** Members of an answer, without `RequestId`. */
export type Answer = Record<string, unknown>;

/** One call, checked for who makes it and for the form of its parameters. */
export interface Call {
  readonly simulation: Simulation;
  readonly account: Account;
  readonly key: AccessKey;
  /** What the account owns in the region that the call goes to. */
  readonly holdings: Holdings;
  readonly parameters: Parameters;
  /** Where the caller thinks that it called: the host of the request, and how. */
  readonly calledAt: { host: string; protocol: 'HTTP' | 'HTTPS' };
  /** Ends the call when it is only a dry run; to be called when everything has been checked. */
  endDryRun(): void;
}

/** How an action treats a client token that comes back with other parameters. */
export interface TokenRule {
  status: number;
  mismatch: string;
}

/** One action of the simulated service. */
export interface Api {
  product: Product;
  action: string;
  /** Writes go into the ledger. */
  effect: 'read' | 'write';
  /** Present when the action takes a `ClientToken`. */
  token?: TokenRule;
  /** The code of a successful dry run; absent when the action has no `DryRun`. */
  dryRun?: 'DryRunOperation' | 'DRYRUN.SUCCESS';
  /**
   * Present when the action is called without a signature: the account that the call concerns.
   *
   * @throws ApiError when the parameters name none.
   */
  unsigned?: (parameters: ReadonlyMap<string, string>, world: World) => string;
  readonly handle: (call: Call) => Answer;
}

export const DRY_RUN = 'DryRunOperation' as const;

/** Shorthand for the many reads of product Ecs. */
export function read(action: string, handle: Api['handle'], rest: Partial<Api> = {}): Api {
  return { product: 'Ecs', action, effect: 'read', handle, ...rest };
}

/** Shorthand for the writes of product Ecs. */
export function write(action: string, handle: Api['handle'], rest: Partial<Api> = {}): Api {
  return { product: 'Ecs', action, effect: 'write', handle, ...rest };
}

/** @throws ApiError the code that stands for a passed dry run. */
export function endDryRunOf(api: Api, parameters: Parameters): void {
  if (api.dryRun !== undefined && parameters.flag('DryRun') === true) throw dryRunPassed(api.dryRun);
}
