import { CloudError } from './port/error.ts';

/** What the service answers when the thing itself does not exist. Other `NotFound`s (region, API) prove nothing. */
export const GONE = {
  instance: ['InvalidInstanceId.NotFound', 'InvalidInstance.NotFound', 'Forbidden.InstanceNotFound'],
  image: ['InvalidImageId.NotFound', 'InvalidImage.NotFound'],
  snapshot: ['InvalidSnapshotId.NotFound', 'InvalidSnapshot.NotFound'],
  invocation: ['InvalidInvokeId.NotFound', 'InvalidInvocation.NotFound'],
  vSwitch: ['InvalidVSwitchId.NotFound', 'InvalidVswitchID.NotFound'],
  securityGroup: ['InvalidSecurityGroupId.NotFound'],
} as const satisfies Record<string, readonly string[]>;

/** Waits for a call about one thing; that the thing does not exist gives `instead`. */
export async function unlessGone<T>(call: Promise<T>, codes: readonly string[], instead: T): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof CloudError && codes.includes(error.code)) return instead;
    throw error;
  }
}
