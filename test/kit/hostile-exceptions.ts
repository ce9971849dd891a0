/** A scenario file that a hostile run leaves out. */
export interface HostileException {
  readonly path: string;
  /** Why it cannot mean anything when all switches are hostile. */
  readonly reason: string;
  /** What in the file shows the reason. When it is no longer there, the exception is stale and its check fails. */
  readonly shownBy: RegExp;
}

const ITS_OWN = 'it sets switches itself, hostile ones among them';

/** Every scenario file that a hostile run leaves out; all others pass in both positions of the switches. */
export const HOSTILE_EXCEPTIONS: readonly HostileException[] = [
  { path: 'test/scenario/crash/command-kills.test.ts', reason: ITS_OWN, shownBy: /switches/ },
  { path: 'test/scenario/crash/command-kills.long.ts', reason: ITS_OWN, shownBy: /switches/ },
  { path: 'test/scenario/crash/hostile-at-once.long.ts', reason: ITS_OWN, shownBy: /switches: HOSTILE/ },
  {
    path: 'test/scenario/crash/hostile-switches.long.ts',
    reason: ITS_OWN,
    shownBy: /Object\.assign\(switches/,
  },
  { path: 'test/scenario/crash/kill-at-each-call.test.ts', reason: ITS_OWN, shownBy: /switches: \{/ },
  { path: 'test/scenario/crash/kill-at-each-call.long.ts', reason: ITS_OWN, shownBy: /switches: HOSTILE/ },
  { path: 'test/scenario/crash/lost-answers.test.ts', reason: ITS_OWN, shownBy: /switches: \{/ },
  { path: 'test/scenario/crash/long-absence.long.ts', reason: ITS_OWN, shownBy: /switches/ },
  { path: 'test/scenario/crash/refused-once.long.ts', reason: ITS_OWN, shownBy: /switches: \{/ },
  { path: 'test/scenario/crash/stale-launch.long.ts', reason: ITS_OWN, shownBy: /switches: \{/ },
  { path: 'test/scenario/lifecycle/hostile.long.ts', reason: ITS_OWN, shownBy: /switches: HOSTILE/ },
  { path: 'test/scenario/lifecycle/serial-copies.test.ts', reason: ITS_OWN, shownBy: /switches: \{/ },
];
