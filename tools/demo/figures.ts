import type { ImageBuild } from '../../src/api/objects.ts';

/** What the simulator's ledger tells of a resource. Times are simulated milliseconds. */
interface LedgerEvent {
  readonly at: number;
  readonly kind: string;
  readonly id: string;
  readonly regionId: string;
  readonly what: string;
}

export interface Figures {
  /** Calls to the cloud, reads included. */
  readonly calls: number;
  /** Time from the start of the build to its proven end, in seconds of simulated time. */
  readonly wallSeconds: number;
  /** What the cloud itself needed, one thing after the other where it must be, in seconds. */
  readonly criticalSeconds: number;
}

/** Reads the figures of a finished build from the simulator's admin API. */
export async function figuresOf(adminUrl: string, build: ImageBuild): Promise<Figures> {
  const read = async <T>(path: string): Promise<T> => (await (await fetch(`${adminUrl}${path}`)).json()) as T;
  const counts = await read<Record<string, number>>('counts');
  const { events } = await read<{ events: LedgerEvent[] }>('ledger');
  const calls = Object.entries(counts)
    .filter(([name]) => !name.includes('/'))
    .reduce((sum, [, count]) => sum + count, 0);
  const { startTime = '', completionTime = '' } = build.status;
  return {
    calls,
    wallSeconds: (Date.parse(completionTime) - Date.parse(startTime)) / 1000,
    criticalSeconds: criticalPath(events, build) / 1000,
  };
}

/** Start, agent, commands, reboots, stop, image and the slowest copy: nothing of it can overlap. */
function criticalPath(events: readonly LedgerEvent[], build: ImageBuild): number {
  const builder = build.status.instances?.at(-1)?.instanceID ?? '';
  const of = (kind: string, id: string) => events.filter((event) => event.kind === kind && event.id === id);
  const machine = of('instance', builder);
  const up = span(machine, 'Pending', 'agentUp');
  const reboots = machine
    .filter(({ what }) => what === 'rebootRequested')
    .reduce(
      (sum, { at }) =>
        sum + ((machine.find((event) => event.at > at && event.what === 'agentUp')?.at ?? at) - at),
      0,
    );
  const stop = span(machine, 'Stopping', 'Stopped');
  const commands = new Set(events.filter(({ kind }) => kind === 'command').map(({ id }) => id));
  const scripts = [...commands].reduce((sum, id) => sum + span(of('command', id), 'started', 'ended'), 0);
  const images = (build.status.images ?? []).map(({ imageID = '' }) =>
    span(of('image', imageID), 'Creating', 'Available'),
  );
  const [capture = 0, ...copies] = images;
  return up + reboots + scripts + stop + capture + Math.max(0, ...copies);
}

function span(events: readonly LedgerEvent[], from: string, to: string): number {
  const start = events.find(({ what }) => what === from);
  const end = events.findLast(({ what }) => what === to);
  return start === undefined || end === undefined ? 0 : Math.max(0, end.at - start.at);
}
