import { invalidParameter } from '../wire/api-error.ts';
import { lastBeat, looksAlive } from '../lifecycle/agents.ts';
import type { InstanceRecord } from '../world/instance-record.ts';
import { type Call, read, write } from './api.ts';
import { second } from './form.ts';
import { pageByNumber, pageByToken } from './paging.ts';
import { instanceMissing } from './command-targets.ts';

const MAX_PAGE = 50;
const AGENT_VERSION = '2.2.3.1234';

export const describeCloudAssistantStatus = read('DescribeCloudAssistantStatus', (call) => {
  const { parameters, holdings } = call;
  const ids = parameters.texts('InstanceId');
  const system = parameters.text('OSType')?.toLowerCase();
  const found = [...holdings.instances.values()]
    .filter(({ id }) => ids.length === 0 || ids.includes(id))
    .filter(({ osType }) => system === undefined || osType === system);
  const render = (items: InstanceRecord[]) => ({
    InstanceCloudAssistantStatus: items.map((instance) => renderStatus(call, instance)),
  });
  if (parameters.text('NextToken') !== undefined || parameters.text('MaxResults') !== undefined) {
    const { items, nextToken } = pageByToken(found, parameters, { min: 1, max: MAX_PAGE, fallback: 10 });
    const counts = { PageNumber: 1, PageSize: items.length, TotalCount: found.length, NextToken: nextToken };
    return { ...counts, InstanceCloudAssistantStatusSet: render(items) };
  }
  const { items, members } = pageByNumber(found, parameters, MAX_PAGE);
  return { ...members, NextToken: '', InstanceCloudAssistantStatusSet: render(items) };
});

/** `CloudAssistantStatus` is a text. A heartbeat of an earlier boot keeps it `true` for up to two minutes. */
function renderStatus({ simulation }: Call, instance: InstanceRecord): Record<string, unknown> {
  const { core, commands } = simulation;
  const beat = lastBeat(core, instance);
  const shown = beat === undefined ? undefined : beat - core.switches.heartbeatStaleMs;
  return {
    InstanceId: instance.id,
    CloudAssistantStatus: String(looksAlive(core, instance)),
    CloudAssistantVersion: instance.agent.installed && beat !== undefined ? AGENT_VERSION : '',
    LastHeartbeatTime: shown === undefined ? '' : second(shown),
    LastInvokedTime: '',
    ActiveTaskCount: commands.active(instance.id),
    InvocationCount: 0,
    OSType: instance.osType === 'linux' ? 'Linux' : 'Windows',
    SupportSessionManager: instance.agent.installed,
  };
}

/** Takes effect with the next boot (documented). */
export const installCloudAssistant = write('InstallCloudAssistant', ({ parameters, holdings }) => {
  const ids = parameters.texts('InstanceId');
  if (ids.length === 0 || ids.length > MAX_PAGE) throw invalidParameter('InstanceId');
  const instances = ids.map((id) => holdings.instances.get(id));
  for (const instance of instances) {
    if (instance === undefined) throw instanceMissing();
    if (!instance.agent.installed) instance.agent.installPending = true;
  }
  return {};
});
