import { invalidParameter } from '../wire/api-error.ts';
import type { Parameters } from '../wire/parameters.ts';
import type { SystemEventRecord } from '../world/system-event-record.ts';
import { type Answer, type Call, read } from './api.ts';
import { second, secondOrEmpty } from './form.ts';
import { pageByNumber, pageByToken } from './paging.ts';
import { hasTags, readTagFilter } from './tags.ts';

const STATUSES = [
  'Scheduled',
  'Avoided',
  'Executing',
  'Executed',
  'Canceled',
  'Failed',
  'Inquiring',
] as const;
/** Documented: asked for no status, the call answers what is over. */
const OVER: readonly string[] = ['Avoided', 'Executed', 'Canceled', 'Failed'];
/** The examples of the API's page have 24, 0 and 1; the other numbers are made up. */
const STATUS_CODES: Readonly<Record<SystemEventRecord['status'], number>> = {
  Executed: 0,
  Scheduled: 24,
  Executing: 25,
  Avoided: 26,
  Canceled: 27,
};
const TYPE_CODES: Readonly<Record<SystemEventRecord['type'], number>> = {
  'SystemMaintenance.Reboot': 1,
  'SystemFailure.Reboot': 2,
  'SystemFailure.Delete': 3,
  'InstanceFailure.Reboot': 4,
};
/** Documented: what is over is shown for 30 days. */
const SHOWN_MS = 30 * 24 * 3_600_000;

export const describeInstanceHistoryEvents = read('DescribeInstanceHistoryEvents', describe);

function describe(call: Call): Answer {
  const { parameters, holdings, simulation } = call;
  const now = simulation.core.timeline.now();
  const tests = [...idTests(parameters), ...kindTests(parameters), ...timeTests(parameters)];
  const found = [...holdings.systemEvents.values()]
    .filter(({ finishedAt }) => finishedAt === undefined || now - finishedAt <= SHOWN_MS)
    .filter((event) => tests.every((test) => test(event)))
    .toReversed();
  const byToken = parameters.text('NextToken') !== undefined || parameters.text('MaxResults') !== undefined;
  const { items, ...members } = byToken ? tokenPage(found, parameters) : numberPage(found, parameters);
  return { ...members, InstanceSystemEventSet: { InstanceSystemEventType: items.map(render) } };
}

function tokenPage(found: SystemEventRecord[], parameters: Parameters) {
  const { items, nextToken } = pageByToken(found, parameters, { min: 10, max: 100, fallback: 10 });
  return { items, NextToken: nextToken, PageNumber: 1, PageSize: items.length, TotalCount: found.length };
}

function numberPage(found: SystemEventRecord[], parameters: Parameters) {
  const { items, members } = pageByNumber(found, parameters, 100);
  return { items, NextToken: '', ...members };
}

type Test = (event: SystemEventRecord) => boolean;

function idTests(parameters: Parameters): Test[] {
  const type = parameters.oneOf('ResourceType', ['instance', 'ddh', 'managedhost']) ?? 'instance';
  const resources = parameters.texts('ResourceId');
  const events = parameters.texts('EventId');
  if (resources.length > 100) throw invalidParameter('ResourceId');
  if (events.length > 100) throw invalidParameter('EventId');
  const single = parameters.text('InstanceId');
  const wanted = resources.length > 0 ? resources : single === undefined ? undefined : [single];
  const group = parameters.text('ResourceGroupId');
  const tags = readTagFilter(parameters);
  return [
    () => type === 'instance',
    ({ instanceId }) => wanted === undefined || wanted.includes(instanceId),
    ({ id }) => events.length === 0 || events.includes(id),
    ({ resourceGroupId }) => group === undefined || resourceGroupId === group,
    (event) => hasTags(event.tags, tags),
  ];
}

/** The lists take precedence over the single values. */
function kindTests(parameters: Parameters): Test[] {
  const types = parameters.texts('InstanceEventType');
  const type = parameters.text('EventType');
  const wantedTypes = types.length > 0 ? types : type === undefined ? undefined : [type];
  const statuses = parameters.texts('InstanceEventCycleStatus');
  const single = parameters.oneOf('EventCycleStatus', STATUSES);
  if (types.length > 30) throw invalidParameter('InstanceEventType');
  if (statuses.some((status) => !STATUSES.some((known) => known === status)))
    throw invalidParameter('InstanceEventCycleStatus');
  const wanted = statuses.length > 0 ? statuses : single === undefined ? OVER : [single];
  return [
    (event) => wantedTypes === undefined || wantedTypes.includes(event.type),
    ({ status }) => wanted.includes(status),
  ];
}

function timeTests(parameters: Parameters): Test[] {
  const published = bounds(parameters, 'EventPublishTime');
  const due = bounds(parameters, 'NotBefore');
  return [({ publishedAt }) => published(publishedAt), ({ notBefore }) => due(notBefore)];
}

function bounds(parameters: Parameters, name: string): (time: number) => boolean {
  const group = parameters.group(name);
  const [from, to] = ['Start', 'End'].map((end) => {
    const text = group.text(end);
    if (text === undefined) return undefined;
    const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(time)) throw invalidParameter(`${name}.${end}`);
    return time;
  });
  return (time) => time >= (from ?? -Infinity) && time <= (to ?? Infinity);
}

function render(event: SystemEventRecord): Record<string, unknown> {
  return {
    EventId: event.id,
    InstanceId: event.instanceId,
    ResourceType: 'instance',
    EventType: { Code: TYPE_CODES[event.type], Name: event.type },
    EventCycleStatus: { Code: STATUS_CODES[event.status], Name: event.status },
    EventPublishTime: second(event.publishedAt),
    NotBefore: second(event.notBefore),
    EventFinishTime: secondOrEmpty(event.finishedAt),
    Reason: event.reason,
    ReasonCode: '',
    ImpactLevel: '100',
  };
}
