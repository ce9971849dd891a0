/** What a launch asked for that is kept and shown, and changes nothing else. */
export interface LaunchOptions {
  coreCount: number | undefined;
  threadsPerCore: number | undefined;
  topologyType: string;
  hopLimit: number;
  tenancy: string;
  affinity: string;
  capacityReservationId: string;
  capacityReservationPreference: string;
  hibernation: boolean;
  loginAsNonRoot: boolean;
  secureBoot: boolean;
  isp: string;
  privateDns: Record<string, boolean | string>;
}
