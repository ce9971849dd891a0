import { seededRandom } from '../../../simulator/world/ids.ts';
import { startSimulator } from '../../../simulator/start.ts';
import { assert, suite } from '../../kit/index.ts';
import { codeIn, headersV1 } from './oss-signing.ts';
import { send } from './signed.ts';

const test = suite('simulated OSS under malformed requests');

type Random = () => number;

function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('Nothing to pick from');
  return item;
}

const METHODS = ['GET', 'HEAD', 'PUT', 'DELETE', 'POST', 'PATCH', 'OPTIONS'];
const HOSTS = [
  '127.0.0.1',
  'images.oss-cn-hangzhou.aliyuncs.com',
  'oss-mars.aliyuncs.com',
  'images.localhost',
  '',
];
const PATHS = [
  '/images/hello.txt',
  '/images',
  '/images/',
  '/images//x',
  '/%zz/a',
  '/images/%ff',
  '/a',
  '/images/..',
];
const NAMES = [
  'tagging',
  'location',
  'acl',
  'uploads',
  'OSSAccessKeyId',
  'Expires',
  'Signature',
  'security-token',
];
const V4_NAMES = ['version', 'date', 'expires', 'credential', 'additional-headers', 'signature'].map(
  (name) => (name === 'version' ? 'x-oss-signature-version' : `x-oss-${name}`),
);
const VALUES = [
  '',
  '-1',
  '0',
  '99999999999999999999',
  'OSS4-HMAC-SHA256',
  '%00',
  '%zz',
  '+',
  'a/b/c/oss/aliyun_v4_request',
];
const HEADERS = [
  'range',
  'authorization',
  'x-oss-date',
  'date',
  'content-md5',
  'if-match',
  'if-modified-since',
];
const HEADER_VALUES = [
  '',
  'bytes=-',
  'bytes=9-1',
  'OSS x',
  'OSS a:b',
  'OSS4-HMAC-SHA256 Credential',
  '20260101T000000Z',
  'x',
];

test(
  '600 malformed requests end with a code of OSS each',
  async () => {
    const simulator = await startSimulator();
    const random = seededRandom(7);
    const codes = new Set<string>();
    try {
      for (let round = 0; round < 600; round++) {
        const method = pick(random, METHODS);
        const path = pick(random, PATHS);
        const pairs = Array.from({ length: Math.floor(random() * 4) }, () => {
          const name = pick(random, [...NAMES, ...V4_NAMES]);
          return `${name}=${pick(random, VALUES)}`;
        });
        const target = pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
        const headers: Record<string, string> = {
          host: pick(random, HOSTS),
          [pick(random, HEADERS)]: pick(random, HEADER_VALUES),
          ...(random() < 0.4 && headersV1({ endpoint: '' }, method, target)),
        };
        const body = method === 'PUT' && random() < 0.5 ? '<Tagging>' : '';
        const { status, text } = await send(simulator.endpoint, { method, target, headers, body });
        const code = codeIn(text);
        const isEnd =
          method === 'HEAD' || status < 400 || (code !== undefined && (status < 500 || status === 501));
        assert.ok(isEnd, `${method} ${target} ${JSON.stringify(headers)}: ${status} ${text}`);
        codes.add(code ?? String(status));
      }
      assert.equal(simulator.simulation.troubles, []);
      // Requests that all end at the first gate would prove little.
      for (const code of ['AccessDenied', 'InvalidArgument', 'SignatureDoesNotMatch', 'InvalidURI', '200'])
        assert.ok(codes.has(code), `${code} of ${[...codes].join()}`);
    } finally {
      await simulator.close();
    }
  },
  { timeoutMs: 30_000 },
);
