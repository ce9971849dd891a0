import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Agent as HttpAgent, get as httpGet, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, get as httpsGet } from 'node:https';

import { DownloadFailed, lineOf } from './failures.ts';
import { megabytes } from './progress.ts';

export interface Download {
  readonly url: string;
  /** Lower-case hexadecimal. */
  readonly sha512: string;
  /** The file to write. */
  readonly target: string;
  /** `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are heeded. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly report: (detail: string) => void;
  /** How long a connection may take; default 5000 ms. */
  readonly connectMs?: number;
  /** How long the server may send nothing; default 30 000 ms. */
  readonly stallMs?: number;
}

const MAX_REDIRECTS = 5;

/**
 * Fetches a file and checks it. Returns its size in bytes.
 *
 * @throws DownloadFailed for everything the network or the server does, or when the file is not the expected one;
 *   the error of the file system when the target cannot be written
 */
export async function download(what: Download): Promise<number> {
  const watch = new Watch(what);
  const hash = createHash('sha512');
  let bytes = 0;
  try {
    const response = await follow(what, watch);
    const total = Number(response.headers['content-length'] ?? Number.NaN);
    const soFar = () => megabytes(bytes) + (Number.isNaN(total) ? '' : ` of ${megabytes(total)}`);
    const file = await open(what.target, 'w');
    try {
      for await (const part of received(response, watch, soFar)) {
        await file.appendFile(part);
        hash.update(part);
        bytes += part.length;
        what.report(soFar());
      }
    } finally {
      response.destroy();
      await file.close();
    }
  } finally {
    watch.end();
  }
  const digest = hash.digest('hex');
  if (digest === what.sha512) return bytes;
  throw new DownloadFailed(
    `${what.url} is not the published archive (its SHA-512 begins ${digest.slice(0, 12)}, expected ` +
      `${what.sha512.slice(0, 12)}); it was discarded`,
  );
}

/** Aborts the exchange when no sign of life comes in time. */
class Watch {
  readonly #abort = new AbortController();
  readonly #connectMs: number;
  readonly #stallMs: number;
  #timer: NodeJS.Timeout | undefined;

  constructor({ connectMs = 5000, stallMs = 30_000 }: Download) {
    this.#connectMs = connectMs;
    this.#stallMs = stallMs;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  connecting(host: string): void {
    this.#within(this.#connectMs, `no connection to ${host} within ${this.#connectMs / 1000} s`);
  }

  alive(host: string): void {
    this.#within(this.#stallMs, `${host} sent nothing for ${this.#stallMs / 1000} s`);
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  /** What went wrong: the silence, if that is why, or what `describe` says. */
  failure(error: unknown, describe: (line: string) => string): DownloadFailed {
    const { aborted, reason } = this.signal as { aborted: boolean; reason: unknown };
    return new DownloadFailed(describe(lineOf(aborted ? reason : error)), { cause: error });
  }

  #within(ms: number, otherwise: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#abort.abort(new Error(otherwise)), ms);
  }
}

async function follow(what: Download, watch: Watch): Promise<IncomingMessage> {
  let { url } = what;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const { host } = new URL(url);
    const response = await request(url, what.env, watch).catch((error: unknown) => {
      throw watch.failure(error, (line) => `cannot reach ${host} (${line})`);
    });
    const { statusCode: status = 0, headers } = response;
    if (status === 200) return response;
    response.destroy();
    if (status < 300 || status >= 400 || headers.location === undefined) {
      throw new DownloadFailed(`${host} answered ${status} for ${url}`);
    }
    url = new URL(headers.location, url).href;
  }
  throw new DownloadFailed(`${what.url} redirects more than ${MAX_REDIRECTS} times`);
}

function request(url: string, env: Download['env'], watch: Watch): Promise<IncomingMessage> {
  const { host, protocol } = new URL(url);
  const secure = protocol === 'https:';
  const agent = new (secure ? HttpsAgent : HttpAgent)({ keepAlive: false, proxyEnv: { ...env } });
  watch.connecting(host);
  return new Promise((resolve, reject) => {
    const sent = (secure ? httpsGet : httpGet)(url, { agent, signal: watch.signal });
    sent.once('socket', (socket) => {
      if (socket.connecting) socket.once('connect', () => watch.alive(host));
      else watch.alive(host);
    });
    sent.once('response', resolve);
    sent.on('error', reject);
  });
}

async function* received(response: IncomingMessage, watch: Watch, soFar: () => string) {
  const host = 'the server';
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      watch.alive(host);
      yield part;
    }
  } catch (error) {
    throw watch.failure(error, (line) => `the connection broke after ${soFar()} (${line})`);
  }
}
