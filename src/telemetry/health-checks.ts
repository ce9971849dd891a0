/** Undefined when all is well, else the reason in a few words. Must be quick: it runs on every probe. */
export type HealthCheck = () => string | undefined;

/** Named checks behind one endpoint. Without any check all is well: that the process answers is a check in itself. */
export class HealthChecks {
  readonly #endpoint: string;
  readonly #checks = new Map<string, HealthCheck>();

  constructor(endpoint: string) {
    this.#endpoint = endpoint;
  }

  /** @throws Error when the name is taken. */
  add(name: string, check: HealthCheck): void {
    if (this.#checks.has(name)) throw new Error(`The check ${name} of ${this.#endpoint} exists already`);
    this.#checks.set(name, check);
  }

  /** Runs all checks. The form is that of the Kubernetes components' own endpoints. */
  report(verbose: boolean): { status: 200 | 503; body: string } {
    const results = [...this.#checks].map(([name, check]) => ({ name, reason: outcome(check) }));
    const failing = results.filter(({ reason }) => reason !== undefined);
    const shown = verbose ? results : failing;
    const lines = shown.map(({ name, reason }) =>
      reason === undefined ? `[+]${name} ok` : `[-]${name}: ${reason}`,
    );
    if (failing.length > 0)
      return { status: 503, body: [...lines, `${this.#endpoint} check failed\n`].join('\n') };
    if (!verbose) return { status: 200, body: 'ok\n' };
    return { status: 200, body: [...lines, `${this.#endpoint} check passed\n`].join('\n') };
  }
}

function outcome(check: HealthCheck): string | undefined {
  try {
    return check();
  } catch (error) {
    return `the check itself failed: ${error instanceof Error ? error.message : String(error)}`;
  }
}
