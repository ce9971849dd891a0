import type { SimulatorHandle } from '../../../simulator/handle.ts';
import { startSimulator } from '../../../simulator/start.ts';
import { assert, suite } from '../../kit/index.ts';
import { LAUNCH, launchedIds } from './calls.ts';
import { rawCall } from './clients.ts';
import { acs3, FORM, pairs, send, v1 } from './signed.ts';

const test = suite('format of answers');
let simulator: SimulatorHandle;

test.before(async () => {
  simulator = await startSimulator();
});
test.after(() => simulator.close());

const older = (parameters: Record<string, string>) =>
  send(simulator.endpoint, {
    target: '/',
    headers: { 'content-type': FORM },
    body: pairs(v1({ parameters })),
  });
const newer = (query: string) =>
  send(
    simulator.endpoint,
    acs3({
      host: simulator.endpoint,
      headers: { 'x-acs-action': 'DescribeRegions', 'x-acs-version': '2014-05-26' },
      query,
    }),
  );

test('under the older signature answers and refusals are XML unless JSON is asked for', async () => {
  const xml = await older({ Action: 'DescribeRegions' });
  assert.match(String(xml.headers['content-type']), 'text/xml');
  assert.match(
    xml.text,
    /^<\?xml version='1\.0' encoding='UTF-8'\?><DescribeRegionsResponse><RequestId>[-\dA-F]+</,
  );
  assert.match(xml.text, '<Regions><Region><RegionId>cn-hangzhou</RegionId>');
  assert.is(xml.text.match(/<Region>/g)?.length, 3);

  const refused = await older({ Action: 'DescribeNothing' });
  assert.is(refused.status, 404);
  assert.match(refused.text, /^<\?xml [^>]*><Error><RequestId>.*<Code>InvalidAction\.NotFound<\/Code>/);

  for (const Format of ['JSON', 'json']) {
    const json = await older({ Action: 'DescribeRegions', Format });
    assert.match(String(json.headers['content-type']), 'application/json');
    assert.ok(JSON.parse(json.text));
  }
});

test('under the newer signature answers are JSON unless XML is asked for', async () => {
  assert.ok(JSON.parse((await newer('')).text));
  assert.match((await newer('Format=XML')).text, '<DescribeRegionsResponse>');
});

test('a request that cannot be read is refused in the format of its signature', async () => {
  const xml = await send(simulator.endpoint, { method: 'GET', target: '/?Action=%zz' });
  assert.match(xml.text, '<Code>InvalidParameter</Code>');
  const json = await send(simulator.endpoint, { method: 'GET', target: '/?Action=%zz&Format=JSON' });
  assert.match(json.text, '"Code":"InvalidParameter"');
});

test('text is escaped, lists repeat their element, numbers and booleans are text', async () => {
  const text = `<a & "b'>`;
  const answer = await rawCall(simulator.endpoint, 'RunInstances', {
    ...LAUNCH,
    Description: text,
    Tag: [
      { Key: 'one', Value: '<1>' },
      { Key: 'two', Value: '' },
    ],
  });
  const InstanceIds = JSON.stringify(launchedIds(answer));
  const seen = await older({ Action: 'DescribeInstances', RegionId: 'cn-hangzhou', InstanceIds });
  assert.match(seen.text, '<Description>&lt;a &amp; &quot;b&apos;&gt;</Description>');
  assert.match(seen.text, /<Tags>(<Tag>.*?<\/Tag>){2}<\/Tags>/);
  assert.match(seen.text, '<TagValue></TagValue>');
  assert.match(seen.text, '<TotalCount>1</TotalCount>');
  assert.match(seen.text, /<DeletionProtection>false<|<IoOptimized>true</);
});
