import { publishEvent } from '../lifecycle/system-events.ts';
import type { Simulation } from '../simulation.ts';
import type { InstanceRecord } from '../world/instance-record.ts';

/**
 * Announces that the host of an instance will be maintained in `inMs` simulated milliseconds (by default ten minutes),
 * which reboots it then.
 *
 * @throws Error when `inMs` is no number above 0.
 */
export function announceMaintenance(
  { core }: Simulation,
  instance: InstanceRecord,
  body: Record<string, unknown>,
): unknown {
  const inMs = body['inMs'] ?? 600_000;
  if (typeof inMs !== 'number' || !(inMs > 0)) throw new Error('inMs must be a number above 0');
  const { id, notBefore } = publishEvent(
    core,
    instance,
    'SystemMaintenance.Reboot',
    core.timeline.now() + inMs,
  );
  return { event: id, notBefore };
}
