import { onAbort, type RunContext, type Runnable } from '../runtime/runnable.ts';
import type { EventRecorder } from './events.ts';
import type { KubeObject } from './port.ts';
import type { Reflector } from './reflector.ts';
import type { SecretWatches } from './secret-watch.ts';

/** A reflector as a part of the process; ready when its store has been filled. */
export function reflectorRunnable<T extends KubeObject>(name: string, reflector: Reflector<T>): Runnable {
  return {
    name,
    async run(context: RunContext) {
      reflector.start();
      reflector.hasSynced.then(
        () => context.ready(),
        () => {},
      );
      await aborted(context.stop);
      await reflector.stop();
    },
  };
}

/** Secret watches as a part of the process; ready at once, since which there will be is not known. */
export function secretsRunnable(secrets: SecretWatches): Runnable {
  return {
    name: 'secrets',
    async run(context: RunContext) {
      context.ready();
      await aborted(context.stop);
      await secrets.stop();
    },
  };
}

/** An event recorder as a part of the process: flushes at the stop, until the kill. */
export function recorderRunnable(recorder: EventRecorder): Runnable {
  return {
    name: 'events',
    async run(context: RunContext) {
      context.ready();
      await aborted(context.stop);
      await recorder.flush(context.kill);
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => void onAbort(signal, resolve));
}
