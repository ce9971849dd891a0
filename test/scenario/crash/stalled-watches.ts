import type { IncomingMessage, ServerResponse } from 'node:http';

/** Watches whose events can be held back, so that caches show the past while everything else goes on. */
export class StalledWatches {
  #stalled = false;
  readonly #waiting: (() => void)[] = [];

  /** From now on no event is passed on. */
  stall(): void {
    this.#stalled = true;
  }

  /** Passes on what was held back, in order, and everything after it. */
  resume(): void {
    this.#stalled = false;
    for (const pass of this.#waiting.splice(0)) pass();
  }

  /** Passes a watch on, event by event. */
  pass(answer: IncomingMessage, response: ServerResponse): void {
    const inOrder = (action: () => void) => {
      if (this.#stalled) this.#waiting.push(action);
      else action();
    };
    answer.on('data', (chunk: Buffer) => inOrder(() => void response.write(chunk)));
    answer.on('end', () => inOrder(() => void response.end()));
    answer.on('close', () => {
      if (!answer.complete) response.destroy();
    });
  }
}
