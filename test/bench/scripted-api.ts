/**
 * A process that plays the API server for `watch-events.ts`: one list of settled components over TLS, and watches that
 * bring changes at a steady rate when they are asked for. Everything is put together before it is needed, so that the
 * clients get the same bytes at the same pace whatever they do with them.
 */
import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Authority } from '../../simulator/tls/authority.ts';
import { credentialsFor, kubeconfig } from '../control-plane/kubeconfig.ts';

/** To the process. */
export type Order =
  /** A component as the API server sends it; the list holds `count` copies. */
  | { readonly type: 'serve'; readonly component: string; readonly count: number }
  /** Begins to send so many changes to every watch of components. Answered by `sent`. */
  | { readonly type: 'send'; readonly perSecond: number; readonly seconds: number };

/** From the process. */
export type Report =
  | { readonly type: 'serving'; readonly kubeconfig: string }
  | {
      readonly type: 'sent';
      readonly events: number;
      readonly tookMs: number;
      readonly requests: readonly string[];
    };

const COMPONENTS = '/apis/imagesmith.dev/v1alpha1/imagecomponents';
const FIRST_VERSION = 1000;
const BURST_MS = 10;

const watches = new Set<ServerResponse>();
/** Everything asked for that is no list and no watch. */
const others: string[] = [];
let items: string[] = [];
let version = FIRST_VERSION;

process.on('message', (order: Order) => {
  if (order.type === 'serve') void serve(order.component, order.count);
  else void send(order.perSecond, order.seconds);
});

async function serve(component: string, count: number): Promise<void> {
  items = Array.from({ length: count }, (_, number) => itemOf(component, number));
  const authority = new Authority('bench', Date.now());
  const { certificate, privateKey } = authority.issue({ commonName: 'bench' }, 'loopback-server');
  const server = createServer({ cert: certificate, key: privateKey }, answer);
  await listening(server);
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  report({
    type: 'serving',
    kubeconfig: kubeconfig(url, 'bench', credentialsFor(authority, { name: 'bench' })),
  });
}

/** Each change is an annotation: the operator looks at the component and finds that nothing is to be done. */
async function send(perSecond: number, seconds: number): Promise<void> {
  const total = perSecond * seconds;
  const startedAt = performance.now();
  let sent = 0;
  while (sent < total) {
    await new Promise((resolve) => setTimeout(resolve, BURST_MS));
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) * perSecond) / 1000));
    let burst = '';
    for (; sent < due; sent++) {
      version++;
      const object = (items[sent % items.length] ?? '')
        .replace(/"resourceVersion":"\d+"/, `"resourceVersion":"${version}"`)
        .replace('"annotations":{', `"annotations":{"bench/sent":"${version}",`);
      burst += `{"type":"MODIFIED","object":${object}}\n`;
    }
    if (burst !== '') for (const watch of watches) watch.write(burst);
  }
  report({ type: 'sent', events: sent, tookMs: performance.now() - startedAt, requests: others.splice(0) });
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '', 'https://server');
  request.resume();
  response.setHeader('content-type', 'application/json');
  if (searchParams.get('watch') === 'true') {
    response.flushHeaders();
    if (pathname !== COMPONENTS) return;
    watches.add(response);
    response.once('close', () => watches.delete(response));
    return;
  }
  if (pathname === COMPONENTS) {
    response.end(
      page(Number(searchParams.get('continue') ?? 0), Number(searchParams.get('limit') ?? items.length)),
    );
    return;
  }
  if (request.method === 'GET' && /\/image(templates|builds)$/.test(pathname)) {
    response.end(`{"metadata":{"resourceVersion":"${version}"},"items":[]}`);
    return;
  }
  if (pathname === '/api/v1/namespaces/kube-system') {
    response.end('{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"kube-system","uid":"bench"}}');
    return;
  }
  others.push(`${request.method} ${pathname}`);
  response.writeHead(404).end('{"kind":"Status","status":"Failure","reason":"NotFound","code":404}');
}

function page(from: number, limit: number): string {
  const end = from + limit;
  const next = end < items.length ? `,"continue":"${end}"` : '';
  const metadata = `{"resourceVersion":"${version}"${next}}`;
  const list = items.slice(from, end).join(',');
  return `{"apiVersion":"imagesmith.dev/v1alpha1","kind":"ImageComponentList","metadata":${metadata},"items":[${list}]}`;
}

function itemOf(component: string, number: number): string {
  const object = JSON.parse(component) as { metadata: Record<string, unknown> };
  object.metadata = {
    ...object.metadata,
    annotations: { 'bench/number': String(number) },
    name: `component-${number}`,
    resourceVersion: String(FIRST_VERSION),
    uid: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  };
  return JSON.stringify(object);
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
}

function report(message: Report): void {
  process.send?.(message);
}
