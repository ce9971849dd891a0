import { HOSTILE, type Switches } from '../../simulator/switches.ts';

/**
 * Set by `npm test -- --hostile`: every world of a scenario starts with all switches of its simulator hostile, and every
 * time-out is longer, because lags and refused calls take time.
 */
export const HOSTILE_VARIABLE = 'IMAGESMITH_TEST_HOSTILE';

/** How much longer everything may take in a hostile run. */
const HOSTILE_PATIENCE = 3;

/** Simulated seconds per second for which the lags of {@link HOSTILE} are two seconds of ours. */
const USUAL_SCALE = 30;

/** Whether this process tests against a hostile cloud. */
export function isHostileRun(): boolean {
  return process.env[HOSTILE_VARIABLE] === '1';
}

/** By what every time-out of a test is multiplied. */
export function patience(): number {
  return isHostileRun() ? HOSTILE_PATIENCE : 1;
}

/**
 * All switches hostile for a world with so many simulated seconds per second. Where a world's time runs slower than
 * usual, lags are shorter and the calls per minute more, so that a test waits no longer than in other worlds.
 */
export function hostileSwitches(timeScale: number): Switches {
  const share = Math.min(1, timeScale / USUAL_SCALE);
  const {
    describeLagMs,
    changeLagMs,
    imageTagLagMs,
    invocationLagMs,
    networkBusyMs,
    availableBeforeLaunchableMs,
    heartbeatStaleMs,
    callsPerMinute,
    ...rest
  } = HOSTILE;
  return {
    ...rest,
    describeLagMs: describeLagMs * share,
    changeLagMs: changeLagMs * share,
    imageTagLagMs: imageTagLagMs * share,
    invocationLagMs: invocationLagMs * share,
    networkBusyMs: networkBusyMs * share,
    availableBeforeLaunchableMs: availableBeforeLaunchableMs * share,
    heartbeatStaleMs: heartbeatStaleMs * share,
    callsPerMinute: Math.ceil(callsPerMinute / share),
  };
}
