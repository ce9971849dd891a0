import { Manager, type ManagerOptions } from '../../../src/runtime/manager.ts';
import { onAbort, type RunContext, type Runnable } from '../../../src/runtime/runnable.ts';
import { SteppedClock } from '../../kit/index.ts';
import { recordingLogger, type Line } from './controller-rig.ts';

export interface ScriptedRunnable extends Runnable {
  /** Resolves or rejects `run` out of turn. */
  readonly end: { resolve: () => void; reject: (error: Error) => void };
  /** Makes it ready. */
  readonly makeReady: () => void;
  readonly context: () => RunContext | undefined;
}

export interface Script {
  /** Is ready as soon as it runs. Default true. */
  ready?: boolean;
  /** What it does when told to stop: ends at once, after so many milliseconds, only by force, or never. */
  onStop?: 'end' | number | 'ignore' | 'ignore kill';
}

type Options = Partial<Omit<ManagerOptions, 'clock'>> & { clock?: SteppedClock };

/** A manager and the story of what happened, in order. */
export function makeManager({ clock = new SteppedClock(), ...options }: Options = {}) {
  const story: string[] = [];
  const lines: Line[] = [];
  const manager = new Manager({ clock, log: recordingLogger(lines), ...options });

  const runnable = (name: string, { ready = true, onStop = 'end' }: Script = {}): ScriptedRunnable => {
    const end = Promise.withResolvers<void>();
    let context: RunContext | undefined;
    return {
      name,
      end,
      makeReady: () => context?.ready(),
      context: () => context,
      async run(given) {
        context = given;
        story.push(`${name} runs`);
        if (ready) given.ready();
        onAbort(given.stop, () => {
          if (!given.kill.aborted) story.push(`${name} stops`);
          if (onStop === 'end') end.resolve();
          if (typeof onStop === 'number') clock.setTimer(onStop, () => end.resolve());
        });
        onAbort(given.kill, () => {
          story.push(`${name} is killed`);
          if (onStop !== 'ignore kill') end.resolve();
        });
        await end.promise;
        story.push(`${name} ended`);
      },
    };
  };

  const stop = new AbortController();
  /** Runs the manager; the outcome is undefined while it runs. */
  const run = () => {
    const state: { outcome?: string } = {};
    manager.run(stop.signal).then(
      () => {
        state.outcome = 'stopped';
      },
      (error: unknown) => {
        state.outcome = String(error);
      },
    );
    return state;
  };
  return { clock, story, lines, manager, runnable, stop, run };
}
