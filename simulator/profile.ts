/**
 * How long things take, in simulated milliseconds. What one number covers is said where it is used; a profile is
 * plain data, so a test may change single figures.
 */
export interface Profile {
  name: string;
  /** Each duration is multiplied by a number in [1 - spread, 1 + spread]. */
  spread: number;
  instance: {
    pending: number;
    starting: number;
    stopping: number;
    /** From the reboot call to Running again. */
    rebooting: number;
    releasing: number;
    /** How long a new instance refuses DeleteInstance with `IncorrectInstanceStatus.Initializing`. */
    initializing: number;
  };
  agent: {
    /** From Running to the first heartbeat. */
    start: number;
    /** Between two heartbeats. */
    heartbeat: number;
    /** How old the last heartbeat may be while the status says "true" (documented: two minutes). */
    freshFor: number;
    /** How long a command waits for the agent before it is Aborted (documented: one minute). */
    deliveryTimeout: number;
    /** From RunCommand to the start of the script on a ready agent. */
    delivery: number;
    /** How long a script takes where guests do not execute and rules give its outcome. */
    ruledScript: number;
  };
  image: {
    create: number;
    createPerGiB: number;
    /** When `Usable` turns true, as a share of the whole creation. */
    usableAt: number;
    copy: number;
    copyPerGiB: number;
    detection: number;
  };
  network: { vpc: number; vSwitch: number };
}

const DEMO: Profile = {
  name: 'demo',
  spread: 0.1,
  instance: {
    pending: 200,
    starting: 1200,
    stopping: 700,
    rebooting: 1200,
    releasing: 400,
    initializing: 3000,
  },
  agent: {
    start: 600,
    heartbeat: 2000,
    freshFor: 120_000,
    deliveryTimeout: 60_000,
    delivery: 100,
    ruledScript: 300,
  },
  image: { create: 2000, createPerGiB: 60, usableAt: 0.4, copy: 2500, copyPerGiB: 80, detection: 2000 },
  network: { vpc: 300, vSwitch: 200 },
};

/**
 * Minutes, as reported for the real service: creation and copy grow with the disk; a console copy takes about 35
 * minutes and an hour has been seen; a new instance cannot be deleted for about a minute.
 */
const REAL: Profile = {
  name: 'real',
  spread: 0.15,
  instance: {
    pending: 4000,
    starting: 22_000,
    stopping: 20_000,
    rebooting: 30_000,
    releasing: 5000,
    initializing: 60_000,
  },
  agent: {
    start: 20_000,
    heartbeat: 60_000,
    freshFor: 120_000,
    deliveryTimeout: 60_000,
    delivery: 500,
    ruledScript: 20_000,
  },
  image: {
    create: 90_000,
    createPerGiB: 8000,
    usableAt: 0.3,
    copy: 600_000,
    copyPerGiB: 45_000,
    detection: 600_000,
  },
  network: { vpc: 3000, vSwitch: 3000 },
};

const TEST: Profile = {
  name: 'test',
  spread: 0,
  instance: { pending: 2, starting: 6, stopping: 4, rebooting: 8, releasing: 2, initializing: 0 },
  agent: { start: 3, heartbeat: 50, freshFor: 120_000, deliveryTimeout: 60_000, delivery: 1, ruledScript: 1 },
  image: { create: 12, createPerGiB: 0, usableAt: 0.5, copy: 15, copyPerGiB: 0, detection: 10 },
  network: { vpc: 3, vSwitch: 3 },
};

export const PROFILES: Record<'demo' | 'real' | 'test', Profile> = { demo: DEMO, real: REAL, test: TEST };
