import type { SimulatorHandle } from '../handle.ts';
import type { Outcome } from '../server/outcome.ts';
import type { HttpRequest } from '../wire/rpc-request.ts';
import type { Holdings } from '../world/region.ts';
import { type Cell, htmlPage, PAGE_HEADERS, type Table } from './html.ts';

const LAST_CALLS = 30;

/** A person's browser asks for the root and for HTML; a client of the API always names an action. */
export function isPageRequest({ method, target, headers }: HttpRequest): boolean {
  const asksForHtml = (headers['accept'] ?? '').includes('text/html');
  return method === 'GET' && target === '/' && asksForHtml && headers['x-acs-action'] === undefined;
}

/** What exists and what happened last, for people. */
export function overviewPage(simulator: SimulatorHandle): Outcome {
  const { world, simulation, endpoint, protocol } = simulator;
  const { capability } = simulation.machines.host;
  const { profile, timeline } = simulation.core;
  const facts = [
    `${protocol}://${endpoint}`,
    `${time(timeline.now())}, running ${timeline.rate} times as fast, profile ${profile.name}`,
    capability.executes
      ? `Guests execute (${capability.mode}).`
      : `Guests do not execute: ${capability.reason}`,
  ];
  const all = world.allHoldings();
  const tables = [
    regions(simulator),
    instances(all),
    images(all),
    commands(all),
    lastCalls(simulator),
    counts(simulator),
  ];
  return {
    kind: 'answer',
    status: 200,
    headers: { ...PAGE_HEADERS },
    body: htmlPage('ECS simulator', facts, tables),
  };
}

function regions({ world }: SimulatorHandle): Table {
  const all = world.allHoldings();
  const count = (region: string, of: (holdings: Holdings) => ReadonlyMap<string, unknown>) =>
    all.filter((holdings) => holdings.region.id === region).reduce((sum, one) => sum + of(one).size, 0);
  return {
    title: 'Regions',
    head: ['Region', 'Name', 'Zones', 'Instances', 'Own images', 'Snapshots'],
    rows: [...world.regions.values()].map(({ id, name, zones }) => [
      id,
      name,
      zones.length,
      count(id, (holdings) => holdings.instances),
      count(id, (holdings) => holdings.images),
      count(id, (holdings) => holdings.snapshots),
    ]),
  };
}

function instances(all: Holdings[]): Table {
  return {
    title: 'Instances',
    head: ['Instance', 'Name', 'Status', 'Type', 'Image', 'Zone', 'Account', 'Created'],
    rows: rows(all, (holdings) =>
      [...holdings.instances.values()].map((one) => [
        one.id,
        one.name,
        one.status,
        one.instanceType,
        one.imageId,
        one.zoneId,
        one.accountUid,
        time(one.createdAt),
      ]),
    ),
  };
}

function images(all: Holdings[]): Table {
  return {
    title: 'Own images',
    head: ['Image', 'Name', 'Status', 'Family', 'From', 'Region', 'Account', 'Created'],
    rows: rows(all, (holdings) =>
      [...holdings.images.values()].map((one) => [
        one.id,
        one.name,
        one.status,
        one.family,
        one.origin,
        one.regionId,
        one.accountUid,
        time(one.createdAt),
      ]),
    ),
  };
}

function commands(all: Holdings[]): Table {
  return {
    title: 'Commands that are not over',
    head: ['Invocation', 'Name', 'Instance', 'Status', 'Started', 'Time-out'],
    rows: rows(all, (holdings) =>
      [...holdings.invocations.values()].flatMap(({ id, commandName, timeoutSeconds, tasks }) =>
        [...tasks.values()]
          .filter(({ finishedAt }) => finishedAt === undefined)
          .map((task) => [
            id,
            commandName,
            task.instanceId,
            task.status,
            time(task.startedAt),
            `${timeoutSeconds} s`,
          ]),
      ),
    ),
  };
}

function lastCalls({ ledger }: SimulatorHandle): Table {
  return {
    title: 'Last calls that change something',
    head: ['Time', 'Action', 'Region', 'Account', 'Key', 'Result', 'Request'],
    rows: ledger.calls
      .slice(-LAST_CALLS)
      .toReversed()
      .map((call) => [
        time(call.at),
        call.action,
        call.regionId,
        call.accountUid,
        call.keyId,
        call.code ?? (call.replayed ? 'same token, same answer' : 'done'),
        call.requestId,
      ]),
  };
}

function counts({ ledger }: SimulatorHandle): Table {
  return {
    title: 'Calls by action, with their errors',
    head: ['Action', 'Calls'],
    rows: Object.entries(ledger.counts),
  };
}

function rows(all: Holdings[], of: (holdings: Holdings) => Cell[][]): Cell[][] {
  return all.flatMap(of);
}

function time(ms: number | undefined): string {
  return ms === undefined ? '' : `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
