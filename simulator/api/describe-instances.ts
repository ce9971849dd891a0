import { invalidParameter } from '../wire/api-error.ts';
import type { InstanceRecord } from '../world/instance-record.ts';
import { type Answer, type Call, DRY_RUN, read } from './api.ts';
import { instanceTests } from './instance-filters.ts';
import { renderInstance, shownStatus } from './instance-renders.ts';
import { pageByNumber, pageByToken } from './paging.ts';
import { hasTags, readTagFilter, TAG_FILTER_LIMIT } from './tags.ts';
import { visible } from './visible.ts';

const MAX_PAGE = 100;

export const describeInstances = read('DescribeInstances', handle, { dryRun: DRY_RUN });

function handle(call: Call): Answer {
  const { parameters, holdings } = call;
  const found = select(call);
  call.endDryRun();
  const eipOf = new Map([...holdings.eips.values()].map((eip) => [eip.instanceId, eip]));
  const render = (items: InstanceRecord[]) => ({
    Instance: items.map((instance) => ({
      ...renderInstance(
        instance,
        holdings.region.types.get(instance.instanceType),
        eipOf.get(instance.id),
        shownStatus(call.simulation, instance),
      ),
      ...systemOf(call, instance),
    })),
  });
  // Paging by number is being retired; it is used when asked for and no token or limit is given.
  const byNumber = parameters.text('PageNumber') !== undefined || parameters.text('PageSize') !== undefined;
  if (byNumber && parameters.text('NextToken') === undefined && parameters.text('MaxResults') === undefined) {
    const { items, members } = pageByNumber(found, parameters, MAX_PAGE);
    return { ...members, Instances: render(items), NextToken: '' };
  }
  const { items, nextToken } = pageByToken(found, parameters, { min: 10, max: MAX_PAGE, fallback: 10 });
  return {
    PageNumber: 1,
    PageSize: parameters.integer('MaxResults') ?? 10,
    TotalCount: found.length,
    Instances: render(items),
    NextToken: nextToken,
  };
}

/** Newest first, as the console and the API show them; every filter must match. */
function select(call: Call): InstanceRecord[] {
  const { parameters, holdings, simulation } = call;
  const ids = parameters.jsonTexts('InstanceIds');
  if (ids !== undefined && ids.length > MAX_PAGE) throw invalidParameter('InstanceIds');
  const all = visible(call, holdings.instances.values(), simulation.core.switches.describeLagMs);
  const filter = readTagFilter(parameters);
  const tagged =
    filter.length === 0 ? all : all.filter(({ tags }) => hasTags(tags, filter)).slice(0, TAG_FILTER_LIMIT);
  return tagged
    .filter((instance) => ids === undefined || ids.includes(instance.id))
    .filter(instanceTests(call))
    .toReversed();
}

export const describeInstanceStatus = read('DescribeInstanceStatus', (call) => {
  const { parameters, holdings, simulation } = call;
  const ids = parameters.texts('InstanceId');
  const zone = parameters.text('ZoneId');
  const found = visible(call, holdings.instances.values(), simulation.core.switches.describeLagMs)
    .filter(({ id }) => ids.length === 0 || ids.includes(id))
    .filter(({ zoneId }) => zone === undefined || zoneId === zone);
  const { items, members } = pageByNumber(found, parameters, 50);
  return {
    ...members,
    InstanceStatuses: {
      InstanceStatus: items.map((item) => ({ InstanceId: item.id, Status: shownStatus(simulation, item) })),
    },
  };
});

/**
 * Says that nothing runs behind an instance, so that nobody takes outcomes of rules for real ones: in the name of the
 * system, which no client sets and which is for people.
 */
function systemOf({ simulation }: Call, instance: InstanceRecord): { OSName: string; OSNameEn: string } {
  const executes = simulation.machines.host.capability.executes && instance.osType === 'linux';
  const [name, nameEn] = [instance.osName, instance.osNameEn];
  if (executes) return { OSName: name, OSNameEn: nameEn };
  return { OSName: `${name} (scripts do not run)`, OSNameEn: `${nameEn} (scripts do not run)` };
}
