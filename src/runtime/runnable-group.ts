import type { Runnable } from './runnable.ts';

interface Member {
  readonly runnable: Runnable;
  state: 'starting' | 'ready' | 'ended';
}

/** Called when a member ended before it was told to. */
export type OnFailure = (error: Error) => void;

/** Runnables that are started together and stopped together. */
export class RunnableGroup {
  readonly #members: Member[] = [];
  readonly #stop = new AbortController();
  readonly #kill = new AbortController();
  #ended: Promise<unknown> = Promise.resolve();

  add(runnable: Runnable): void {
    this.#members.push({ runnable, state: 'starting' });
  }

  /** @returns when every member is ready; never, if one of them fails before. */
  start(onFailure: OnFailure): Promise<unknown> {
    const started = this.#members.map((member) => this.#startOne(member, onFailure));
    this.#ended = Promise.all(started.map(({ ended }) => ended));
    return Promise.all(started.map(({ ready }) => ready));
  }

  /** Names of the members that are not ready yet. */
  unready(): string[] {
    return this.#namesOf('starting');
  }

  /** Names of the members that still run. */
  running(): string[] {
    return [...this.#namesOf('starting'), ...this.#namesOf('ready')];
  }

  /** Tells the members to stop. @returns when all have ended; at once when they were never started. */
  stop(): Promise<unknown> {
    this.#stop.abort(new Error('Stopping'));
    return this.#ended;
  }

  kill(reason: Error): void {
    this.#kill.abort(reason);
    this.#stop.abort(reason);
  }

  #namesOf(state: Member['state']): string[] {
    return this.#members.filter((member) => member.state === state).map(({ runnable }) => runnable.name);
  }

  #startOne(member: Member, onFailure: OnFailure): { ready: Promise<void>; ended: Promise<void> } {
    const { promise: ready, resolve } = Promise.withResolvers<void>();
    const context = {
      stop: this.#stop.signal,
      kill: this.#kill.signal,
      ready: () => {
        if (member.state === 'starting') member.state = 'ready';
        resolve();
      },
    };
    return { ready, ended: this.#runToEnd(member, context, onFailure) };
  }

  async #runToEnd(
    member: Member,
    context: Parameters<Runnable['run']>[0],
    onFailure: OnFailure,
  ): Promise<void> {
    const { runnable } = member;
    try {
      await runnable.run(context);
      if (!context.stop.aborted) onFailure(new Error(`${runnable.name} ended by itself`));
    } catch (error) {
      const told = error === context.stop.reason || context.kill.aborted;
      if (!told) onFailure(new Error(`${runnable.name} failed`, { cause: error }));
    } finally {
      member.state = 'ended';
    }
  }
}
