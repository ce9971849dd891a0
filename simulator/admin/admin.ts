import type { FaultRule } from '../faults/rule.ts';
import type { SimulatorHandle } from '../handle.ts';
import { changeBucket, listBuckets, removeBucket } from '../oss/admin-routes.ts';
import type { Outcome } from '../server/outcome.ts';
import type { HttpRequest } from '../wire/rpc-request.ts';
import { readFaultRule } from './read-fault.ts';
import { announceMaintenance } from './maintenance.ts';
import { setPrices, setStock } from './market.ts';
import { stateOf } from './state.ts';

/** Everything below this path is the simulator's own; the cloud's protocol only ever uses `/`. */
export const ADMIN_PATH = '/_simulator';

export function isAdminPath(target: string): boolean {
  return target === ADMIN_PATH || target.startsWith(`${ADMIN_PATH}/`) || target.startsWith(`${ADMIN_PATH}?`);
}

type Route = (simulator: SimulatorHandle, body: Record<string, unknown>, parts: string[]) => unknown;

class AdminError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** By method and first part of the path; a promise is awaited. */
const ROUTES: Record<string, Route> = {
  'GET ': overview,
  'GET clock': ({ simulation }) => clockOf(simulation.core.timeline),
  'POST clock': setClock,
  'GET state': ({ simulation }) => stateOf(simulation),
  'GET ledger': ({ ledger }) => ({ calls: ledger.calls, events: ledger.events }),
  'GET ca': ({ certificateAuthority }) => ({ certificateAuthority: certificateAuthority ?? null }),
  'GET counts': ({ ledger }) => ledger.counts,
  'GET violations': ({ simulation }) => ({
    violations: simulation.violations,
    troubles: simulation.troubles,
  }),
  'GET faults': ({ faults }) =>
    faults.all().map(({ id, rule, seen, hits, held }) => ({ id, rule, seen, hits, held })),
  'POST faults': changeFault,
  'DELETE faults': removeFault,
  'POST switches': setSwitches,
  'POST stock': ({ simulation }, body) => setStock(simulation, body),
  'POST prices': ({ simulation }, body) => setPrices(simulation, body),
  'POST instances': actOnInstance,
  'POST images': failImage,
  'POST keys': setKey,
  'POST throttle': setThrottle,
  'GET buckets': listBuckets,
  'POST buckets': changeBucket,
  'DELETE buckets': removeBucket,
};

/** Answers a call of the admin API. */
export async function administer(simulator: SimulatorHandle, request: HttpRequest): Promise<Outcome> {
  const [path = ''] = request.target.slice(ADMIN_PATH.length).split('?');
  const [first = '', ...parts] = path.split('/').filter((part) => part !== '');
  const route = ROUTES[`${request.method} ${first}`];
  if (route === undefined) return answer(404, { error: `No ${request.method} ${ADMIN_PATH}/${first}` });
  try {
    return answer(200, (await route(simulator, readBody(request), parts)) ?? {});
  } catch (error) {
    const status = error instanceof AdminError ? error.status : 400;
    return answer(status, { error: error instanceof Error ? error.message : String(error) });
  }
}

function answer(status: number, body: unknown): Outcome {
  const headers = { 'content-type': 'application/json;charset=utf-8' };
  return { kind: 'answer', status, headers, body: JSON.stringify(body) };
}

function readBody({ body }: HttpRequest): Record<string, unknown> {
  if (body.length === 0) return {};
  const value: unknown = JSON.parse(body.toString('utf8'));
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('The body must be an object');
  return value as Record<string, unknown>;
}

function overview({ simulation, endpoint, world }: SimulatorHandle): unknown {
  const { profile, switches, timeline } = simulation.core;
  return {
    endpoint,
    guests: simulation.machines.host.capability,
    clock: clockOf(timeline),
    profile,
    switches,
    regions: [...world.regions.keys()],
    accounts: [...world.accounts.values()].map(({ uid, name, balance }) => ({ uid, name, balance })),
  };
}

function clockOf(timeline: { readonly rate: number; now(): number }): { nowMs: number; rate: number } {
  return { nowMs: timeline.now(), rate: timeline.rate };
}

async function setClock(simulator: SimulatorHandle, body: Record<string, unknown>): Promise<unknown> {
  const { timeline } = simulator.simulation.core;
  if (typeof body['rate'] === 'number') timeline.setRate(body['rate']);
  if (typeof body['stepMs'] === 'number') await timeline.advance(body['stepMs']);
  return clockOf(timeline);
}

function changeFault(
  { faults }: SimulatorHandle,
  body: Record<string, unknown>,
  [id, verb]: string[],
): unknown {
  if (id === undefined) {
    const rule: FaultRule = readFaultRule(body);
    return { id: faults.add(rule).id };
  }
  const fault = faults.get(id);
  if (fault === undefined || verb !== 'release') throw new AdminError(404, `No ${verb ?? 'verb'} of ${id}`);
  fault.release();
  return { id };
}

function removeFault({ faults }: SimulatorHandle, _body: Record<string, unknown>, [id]: string[]): void {
  if (id === undefined) faults.clear();
  else faults.get(id)?.remove();
}

function setSwitches({ simulation }: SimulatorHandle, body: Record<string, unknown>): unknown {
  const { switches } = simulation.core;
  for (const [name, value] of Object.entries(body)) {
    if (!Object.hasOwn(switches, name)) throw new Error(`No switch ${name}`);
    if (typeof value !== typeof switches[name as keyof typeof switches])
      throw new Error(`${name} has another type`);
    Object.assign(switches, { [name]: value });
  }
  return switches;
}

function actOnInstance(
  { simulation }: SimulatorHandle,
  body: Record<string, unknown>,
  [id = '', verb]: string[],
): unknown {
  const instance = simulation.instances.find(id)?.instance;
  if (instance === undefined) throw new AdminError(404, `No instance ${id}`);
  if (verb === 'vanish') simulation.instances.vanish(instance);
  else if (verb === 'reclaim') simulation.instances.reclaim(instance);
  else if (verb === 'silence') instance.agent.silentSince = simulation.core.timeline.now();
  else if (verb === 'maintain') return announceMaintenance(simulation, instance, body);
  else throw new AdminError(404, 'Known are vanish, reclaim, silence and maintain');
  return {};
}

function failImage(
  { simulation }: SimulatorHandle,
  _body: Record<string, unknown>,
  [id = '', verb]: string[],
): void {
  const image = simulation.images.find(id)?.image;
  if (image === undefined || verb !== 'fail') throw new AdminError(404, `No ${verb ?? 'verb'} of ${id}`);
  simulation.images.fail(image, 'admin');
}

function setKey(
  { world, simulation }: SimulatorHandle,
  _body: Record<string, unknown>,
  [id = '', verb]: string[],
): void {
  const key = world.keys.get(id);
  if (key === undefined) throw new AdminError(404, `No key ${id}`);
  if (verb === 'disable' || verb === 'enable') key.enabled = verb === 'enable';
  else if (verb === 'expire' && key.session !== undefined) key.session.expiresAt = simulation.host.wallNow();
  else throw new AdminError(404, 'Known are disable, enable and, for role sessions, expire');
}

function setThrottle({ dispatch }: SimulatorHandle, body: Record<string, unknown>): void {
  for (const [api, limit] of Object.entries(body)) {
    if (typeof limit !== 'number') throw new Error(`${api} must be a number of calls per minute`);
    dispatch.throttle.limits.set(api, limit);
  }
}
