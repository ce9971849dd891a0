export type SystemEventType =
  | 'SystemMaintenance.Reboot'
  | 'SystemFailure.Reboot'
  | 'SystemFailure.Delete'
  | 'InstanceFailure.Reboot';

export type SystemEventStatus = 'Scheduled' | 'Executing' | 'Executed' | 'Avoided' | 'Canceled';

/** Something that the service does to an instance without being asked. Times are simulated milliseconds. */
export interface SystemEventRecord {
  id: string;
  accountUid: string;
  regionId: string;
  instanceId: string;
  type: SystemEventType;
  status: SystemEventStatus;
  reason: string;
  publishedAt: number;
  /** When it is to happen. */
  notBefore: number;
  finishedAt: number | undefined;
  /** Boots that the instance had when it was published: a reboot before its time avoids it. */
  bootCount: number;
  resourceGroupId: string;
  /** Those of the instance at that time. */
  tags: Record<string, string>;
}
