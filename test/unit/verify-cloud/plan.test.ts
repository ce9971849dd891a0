import type { Check } from '../../../tools/verify-cloud/check.ts';
import { costOf } from '../../../tools/verify-cloud/cost.ts';
import { minutesOf, planText } from '../../../tools/verify-cloud/plan.ts';
import { readRegister } from '../../../tools/verify-cloud/register.ts';
import { CHECKS, PARTS, partsOf } from '../../../tools/verify-cloud/registry.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('plan of verify:cloud');
const check = (needs: Check['needs'] = []): Check => ({
  entries: ['imageIdList'],
  does: 'asks',
  needs,
  minutes: 3,
  run: async () => [],
});
const TYPE = { instanceType: 'ecs.g7.large' };

test('parts come with what they are made from, each once', () => {
  assert.equal(partsOf([check()]), []);
  assert.equal(partsOf([check(['image']), check(['builder'])]), ['network', 'builder', 'image']);
});

test('the time is the sum of checks, parts and, where anything is made, clean-up', () => {
  assert.is(minutesOf([check(), check()]), 6);
  assert.is(minutesOf([check(['builder'])]), 23 + PARTS.network.minutes + PARTS.builder.minutes);
});

test('reading costs nothing; an instance costs each hour begun', () => {
  assert.is(costOf({ parts: ['network'], minutes: 500, ...TYPE }, undefined).amount, 0);
  const price = { perHour: 0.5, currency: 'USD' };
  const cost = costOf({ parts: ['network', 'builder'], minutes: 61, ...TYPE }, price);
  assert.equal(cost, {
    amount: 1,
    currency: 'USD',
    source: 'DescribePrice',
    lines: ['ecs.g7.large with its disk for 2 h: 1.00 USD'],
  });
});

test('without the service the price comes from a table, also for a type that it does not have', () => {
  const parts = ['network', 'builder', 'image', 'copies'] as const;
  const known = costOf({ parts, minutes: 120, ...TYPE }, undefined);
  assert.is(known.source, 'table');
  assert.is(known.amount.toFixed(2), '4.10');
  const other = costOf({ parts, minutes: 120, instanceType: 'ecs.other.large' }, undefined);
  assert.ok(other.amount > known.amount);
});

test('the plan names every entry of the register, what is made, what it costs and how long it takes', () => {
  const entries = readRegister();
  const parts = partsOf(CHECKS);
  const minutes = minutesOf(CHECKS);
  const text = planText({
    checks: CHECKS,
    entries,
    regionID: 'cn-hangzhou',
    otherRegions: ['cn-shanghai', 'cn-beijing'],
    runID: '0a1b2c3d',
    cost: costOf({ parts, minutes, ...TYPE }, undefined),
  });
  for (const { behaviour, name, reason } of entries)
    assert.ok(
      text.includes(reason === undefined ? `  ${name}: ${behaviour}\n` : `  ${behaviour}: ${reason}\n`),
      name,
    );
  for (const part of parts) assert.match(text, `  ${part}: ${PARTS[part].what}`);
  assert.not.match(text, 'not in the register');
  assert.match(text, /Costs about \d+\.\d\d CNY at most \(instance price from a table of this program/);
  assert.match(text, `Takes at most ${Math.floor(minutes / 60)} h`);
  assert.ok(minutes < 6 * 60, `${minutes} minutes`);
});
