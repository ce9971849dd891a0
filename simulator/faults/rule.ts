/** What a fault does to a call, or to what the call made. Times are simulated milliseconds. */
export type FaultEffect =
  | { kind: 'error'; status: number; code: string; message?: string; headers?: Record<string, string> }
  | { kind: 'delay'; ms: number }
  /** The connection breaks before the work, or after it with the answer lost. */
  | { kind: 'drop'; when: 'before' | 'after' }
  /** The call stands still until it is released; `before`: as if still on its way; `after`: done, not answered. */
  | { kind: 'hold'; when: 'before' | 'after' }
  /** Half of the answer's body, then the connection breaks. */
  | { kind: 'truncate' }
  /** A page of a proxy instead of an answer. */
  | { kind: 'html'; status: number }
  /** What becomes of the instances that a RunInstances call made. */
  | { kind: 'launched'; vanishAfterMs?: number; agentSilent?: boolean; neverRuns?: boolean }
  /** What becomes of the image that CreateImage or CopyImage made. */
  | { kind: 'image'; failAfterMs: number }
  /** The command of a RunCommand or InvokeCommand call starts so many times in each guest. */
  | { kind: 'command'; deliveries: number };

/** Which calls a fault concerns; what is absent matches everything. */
export interface FaultScope {
  product?: string;
  /** One action or several. */
  action?: string | string[];
  region?: string;
  account?: string;
  /** Access key id. */
  key?: string;
  /** Only calls that change something (or only those that do not). */
  effect?: 'read' | 'write';
  /** Parameters, by their names on the wire, that must have these values. */
  parameters?: Record<string, string>;
}

export interface FaultRule {
  scope: FaultScope;
  effect: FaultEffect;
  /** Only from the n-th matching call on, counted from 1. */
  from?: number;
  /** At most so many times; without it, every time. */
  times?: number;
  /** Chance for each matching call, drawn from the seeded generator. */
  probability?: number;
}

/** What is known of a call when faults are looked up. */
export interface CallFacts {
  product: string;
  action: string;
  region: string;
  account: string;
  key: string;
  effect: 'read' | 'write';
  parameters: ReadonlyMap<string, string>;
}

export function inScope(scope: FaultScope, call: CallFacts): boolean {
  const actions = scope.action === undefined ? undefined : [scope.action].flat();
  return (
    (scope.product === undefined || scope.product === call.product) &&
    (actions === undefined || actions.includes(call.action)) &&
    (scope.region === undefined || scope.region === call.region) &&
    (scope.account === undefined || scope.account === call.account) &&
    (scope.key === undefined || scope.key === call.key) &&
    (scope.effect === undefined || scope.effect === call.effect) &&
    Object.entries(scope.parameters ?? {}).every(([name, value]) => call.parameters.get(name) === value)
  );
}
