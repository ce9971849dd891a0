import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { defaultCacheDirectory } from '../../../simulator/guests/base-root.ts';
import { type HostFacts, subordinateRange } from '../../../simulator/guests/host-facts.ts';
import { idMap, identityOf } from '../../../simulator/guests/id-map.ts';
import { startGuestHost } from '../../../simulator/guests/start.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('guests: choice of mode');

const user: HostFacts = {
  platform: 'linux',
  arch: 'x64',
  uid: 1000,
  gid: 1000,
  pid: 1,
  home: '/home/me',
  ownsAllIds: true,
  programs: new Set(['perl', 'tar', 'cp', 'rm', 'sh', 'newuidmap', 'newgidmap']),
  subordinateUids: { start: 200_000, count: 65_536 },
  subordinateGids: { start: 300_000, count: 65_536 },
};
const root = { ...user, uid: 0, gid: 0 };
const reasonOf = (...args: Parameters<typeof idMap>) => {
  const map = idMap(...args);
  return 'reason' in map ? map.reason : '';
};

test('root of the machine gives guests a range of ids, and never its own', () => {
  const map = idMap('range', root);
  assert.ok(!('reason' in map) && map.uids === '0 100000 65536' && map.rootUid === 100_000);
  assert.match(reasonOf('single', root), 'not for root');
  assert.match(reasonOf('auto', root), 'ordinary');
  assert.match(reasonOf('range', user), 'needs root');
});

test('root of a container may map itself, since it is not root of the machine', () => {
  const contained = { ...root, ownsAllIds: false };
  assert.match(reasonOf('range', contained), 'container');
  assert.is(reasonOf('single', contained), '');
});

test('an ordinary user uses the subordinate ids that the system gives, else one id', () => {
  const map = idMap('auto', user);
  assert.ok(
    !('reason' in map) && map.uids === '0 1000 1 1 200000 65535' && map.gids === '0 1000 1 1 300000 65535',
  );
  assert.match(reasonOf('auto', { ...user, programs: new Set(['perl']) }), 'uidmap');
  assert.match(reasonOf('auto', { ...user, subordinateGids: undefined }), '/etc/subgid');
  const single = idMap('single', user);
  assert.ok(!('reason' in single) && single.uids === '0 1000 1');
});

test('the range in subuid is found by name or number and must be large enough', () => {
  const text = 'other:100000:65536\nme:165536:1000\n1000:300000:65536\n';
  assert.equal(subordinateRange(text, 'me', 1000), { start: 300_000, count: 65_536 });
  assert.is(subordinateRange(text, 'nobody', 65_534), undefined);
});

test('only equal maps are interchangeable', () => {
  const maps = [idMap('auto', user), idMap('single', user), idMap('range', root)];
  const names = maps.map((map) => ('reason' in map ? '' : identityOf(map)));
  assert.is(new Set(names).size, 3);
});

test('root keeps bases where the ids of guests can reach them', () => {
  assert.not.match(defaultCacheDirectory({ ...root, home: '/root' }), '/root');
  assert.is(defaultCacheDirectory(user), '/home/me/.cache/imagesmith/guests');
});

for (const [what, facts, reason] of [
  ['another system', { ...user, platform: 'darwin' }, 'need Linux'],
  ['another processor', { ...user, arch: 's390x' }, 's390x'],
  ['a host without perl', { ...user, programs: new Set<string>() }, 'perl'],
] as const) {
  test(`${what} executes nothing, says why, and leaves no store`, async () => {
    const parent = mkdtempSync(join(tmpdir(), 'guest-choice-'));
    const lines: string[] = [];
    const options = { storeDir: join(parent, 'store'), facts, log: (line: string) => lines.push(line) };
    const host = await startGuestHost(options);
    assert.is(host.capability.mode, 'rules');
    assert.not(host.capability.executes);
    assert.match(host.capability.reason, reason);
    assert.match(lines.join('\n'), reason);
    await host.close();
    await startGuestHost({ ...options, mode: 'range' }).then(
      () => assert.unreachable('a forced mode must not become another one'),
      (error: Error) => assert.match(error.message, reason),
    );
    rmSync(parent, { recursive: true });
  });
}
