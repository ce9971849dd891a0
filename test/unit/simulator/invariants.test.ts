import type { Evidence } from '../../../simulator/ledger/evidence.ts';
import * as invariants from '../../../simulator/ledger/invariants.ts';
import type { LedgerCall, LedgerEvent } from '../../../simulator/ledger/ledger.ts';
import { redact } from '../../../simulator/ledger/redact.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('invariants on the ledger');

let order = 0;

function event(parts: Partial<LedgerEvent>): LedgerEvent {
  return {
    order: order++,
    at: 0,
    accountUid: '1',
    regionId: 'cn-hangzhou',
    kind: 'instance',
    id: 'i-1',
    what: 'Pending',
    tags: {},
    detail: {},
    ...parts,
  };
}

function call(parts: Partial<LedgerCall>): LedgerCall {
  return {
    order: order++,
    at: 0,
    wallAt: 0,
    requestId: 'r',
    accountUid: '1',
    keyId: 'k',
    product: 'Ecs',
    action: 'RunInstances',
    regionId: 'cn-hangzhou',
    parameters: {},
    clientToken: undefined,
    replayed: false,
    code: undefined,
    answer: {},
    ...parts,
  };
}

const start = (clientToken: string, instanceId = 'i-1', id = `t-${order}`) =>
  event({ kind: 'command', what: 'started', id, detail: { clientToken, instanceId } });

const returned = (lastLine: string, exitCode = 0, clientToken = 'a') =>
  event({
    kind: 'command',
    what: 'returned',
    id: 't-1',
    detail: { clientToken, instanceId: 'i-1', exitCode, lastLine },
  });

const failed = (reason: string) => event({ kind: 'image', what: 'CreateFailed', detail: { reason } });

const evidence = (parts: Partial<Evidence>): Evidence => ({ calls: [], events: [], leftovers: [], ...parts });

test('two instances of one purpose may follow each other but not exist together', () => {
  const check = invariants.neverTwoInstances(['build', 'role']);
  const tags = { build: 'b', role: 'builder' };
  const first = event({ id: 'i-1', tags });
  const gone = event({ id: 'i-1', tags, what: 'gone' });
  const second = event({ id: 'i-2', tags });
  assert.equal(check(evidence({ events: [first, gone, second] })), []);
  assert.is(check(evidence({ events: [first, second] })).length, 1);
  const otherRole = event({ id: 'i-3', tags: { ...tags, role: 'tester' } });
  const untagged = event({ id: 'i-4', tags: { build: 'b' } });
  const otherAccount = event({ id: 'i-5', tags, accountUid: '2' });
  assert.equal(check(evidence({ events: [first, otherRole, untagged, otherAccount] })), []);
});

test('what is left is a breach unless it may stay', () => {
  const leftover = {
    kind: 'image',
    id: 'm-1',
    accountUid: '1',
    regionId: 'r',
    tags: { life: 'product' },
  } as const;
  assert.is(invariants.nothingLeft()(evidence({ leftovers: [leftover] })).length, 1);
  const products = invariants.nothingLeft(({ tags }) => tags['life'] === 'product');
  assert.equal(products(evidence({ leftovers: [leftover] })), []);
});

test('a command with a token starts once on an instance', () => {
  const check = invariants.noCommandStartedTwice;
  assert.equal(
    check(evidence({ events: [start('a'), start('b'), start('a', 'i-2'), start(''), start('')] })),
    [],
  );
  assert.is(check(evidence({ events: [start('a'), start('a')] })).length, 1);
});

test('a command that the cloud delivers twice is started by one call; the guest must have run it once', () => {
  const twice = [start('a', 'i-1', 't-1'), start('a', 'i-1', 't-1')];
  assert.equal(invariants.noCommandStartedTwice(evidence({ events: twice })), []);
  const check = invariants.furtherDeliveriesRanNothing;
  assert.equal(check(evidence({ events: [...twice, returned('began at 7'), returned('began at 7')] })), []);
  assert.is(
    check(evidence({ events: [...twice, returned('began at 7'), returned('began at 8')] })).length,
    1,
  );
  assert.is(check(evidence({ events: [...twice, returned('same'), returned('same', 1)] })).length, 1);
  assert.equal(check(evidence({ events: [returned('x', 0, ''), returned('y', 0, '')] })), []);
});

test('creating calls carry tokens and tags, and instances a release time', () => {
  const good = call({
    clientToken: 't',
    parameters: { Tag: [{ Key: 'build', Value: 'b' }], AutoReleaseTime: '2026-01-01T00:30:00Z' },
  });
  const bad = call({});
  const checks = [
    invariants.creatingCallsHaveTokens,
    invariants.creatingCallsHaveTags(['build']),
    invariants.instancesReleaseThemselves,
  ];
  for (const check of checks) {
    assert.equal(check(evidence({ calls: [good] })), []);
    assert.is(check(evidence({ calls: [bad] })).length, 1);
  }
  const refused = call({ code: 'OperationDenied.NoStock' });
  assert.equal(invariants.instancesReleaseThemselves(evidence({ calls: [refused] })), []);
});

test('an image that its source broke is a breach, one that failed by itself is not', () => {
  const check = invariants.noImageBrokenByItsSource;
  assert.is(check(evidence({ events: [failed('stop of the source instance while …')] })).length, 1);
  assert.equal(check(evidence({ events: [failed('fault')] })), []);
});

test('the ledger keeps no secret and no long text', () => {
  const kept = redact({
    Password: 'Secret1!',
    CommandContent: 'echo $TOKEN',
    Tag: [{ Key: 'a', Value: 'b' }],
    Nested: { Password: 'x' },
  });
  assert.is(kept['Password'], '(secret)');
  assert.match(String(kept['CommandContent']), /^sha256:[0-9a-f]{16} \(11 bytes\)$/);
  assert.equal(kept['Tag'], [{ Key: 'a', Value: 'b' }]);
  assert.equal(kept['Nested'], { Password: '(secret)' });
});
