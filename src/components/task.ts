/**
 * What a component does, however it was written: the one model behind every front end. Everything that follows
 * (plan, delivery, status) knows only this.
 */

/** Seconds a task may take when its author gave no limit: Image Builder's engine default. */
export const DEFAULT_TIMEOUT_SECONDS = 600;

export type Task = RunShellCommandTask | WriteFileTask | RebootTask;

interface TaskBase {
  /** Unique within the component. */
  readonly name: string;
  readonly timeoutSeconds: number;
}

export interface RunShellCommandTask extends TaskBase {
  readonly action: 'RunShellCommand';
  readonly commandContent: string;
  /** Absolute; `/root` when absent. */
  readonly workingDir?: string;
  /** `root` when absent. */
  readonly username?: string;
}

export interface WriteFileTask extends TaskBase {
  readonly action: 'WriteFile';
  readonly destinationPath: string;
  readonly content: string;
  readonly owner: string;
  readonly group: string;
  /** Octal digits. */
  readonly mode: string;
}

export interface RebootTask extends TaskBase {
  readonly action: 'Reboot';
}
