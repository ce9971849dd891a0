import { assert, suite } from '../../kit/index.ts';
import { componentOf, scriptOf } from './converted.ts';
import { runWith } from './fake-io.ts';
import { BUILDER, packer } from './packer-templates.ts';

const test = suite('convert: builders of Packer');

test('a builder becomes a template', async () => {
  const { spec, notes } = await packer({
    builders: [
      {
        ...BUILDER,
        image_description: 'web',
        system_disk_mapping: { disk_size: 50, disk_category: 'cloud_ssd', disk_name: 'x' },
        internet_max_bandwidth_out: '5',
        image_copy_regions: ['cn-shanghai', 'cn-beijing'],
        tags: { team: 'web', 'acs:x': 'y' },
        tag: [{ key: 'stage', value: 'test' }],
        run_tags: { run: '1' },
        resource_group_id: 'rg-abc',
        image_force_delete: true,
        user_data: 'x',
        image_disk_mappings: [{ disk_size: 10 }],
        odd: 1,
      },
    ],
  });
  assert.equal(spec, {
    regionID: 'cn-beijing',
    source: { imageID: BUILDER.source_image },
    instance: {
      instanceTypes: ['ecs.g7.large'],
      vSwitchIDs: ['vsw-abc'],
      securityGroupID: 'sg-abc',
      systemDisk: { sizeGiB: 50, categories: ['cloud_ssd'] },
      internetMaxBandwidthOut: 5,
      tags: { run: '1' },
    },
    image: {
      namePrefix: 'packer-web',
      description: 'web',
      tags: { team: 'web', stage: 'test' },
      resourceGroupID: 'rg-abc',
    },
    distribution: { regions: [{ regionID: 'cn-shanghai' }] },
  });
  for (const what of [
    'disk_name',
    "'acs:x'",
    'user_data',
    'image_disk_mappings',
    "'odd'",
    'packer-web-<number',
  ])
    assert.ok(
      notes.some((note) => note.includes(what)),
      what,
    );
});

test('what a builder does not say is filled with placeholders, at its place', async () => {
  const { spec, notes } = await packer({
    builders: [{ type: 'alicloud-ecs', region: '{{env `REGION`}}', image_family: 'web' }],
  });
  assert.equal(spec['source'], { imageFamily: 'web' });
  assert.is(spec['regionID'], 'cn-replaceme');
  assert.ok(
    notes.some((note) =>
      note.startsWith("5:4: note: 'region' is left out: the environment variable 'REGION'"),
    ),
    notes.join('\n'),
  );
  assert.ok(
    notes.some((note) => /^5:4: note: fill in spec.regionID/.test(note)),
    notes.join('\n'),
  );
});

test('several builders, some of them of other clouds', async () => {
  const { templates, components, notes } = await packer({
    builders: [
      { ...BUILDER, name: 'a' },
      { ...BUILDER, name: 'b', region: 'cn-shanghai' },
      { type: 'docker', image: 'x' },
    ],
    provisioners: [
      { type: 'shell', inline: ['echo a'] },
      { type: 'shell', inline: ['echo b'], only: ['b'] },
      { type: 'shell', inline: ['echo c'], override: { b: { inline: ['echo d'] } } },
    ],
  });
  assert.equal(
    templates.map(({ metadata }) => metadata.name),
    ['web-a', 'web-b'],
  );
  assert.is(components.length, 2);
  assert.is(componentOf(components[0]).tasks.length, 2);
  assert.match(
    scriptOf(componentOf(components[1]), componentOf(components[1]).tasks[2]?.name ?? ''),
    /echo d/,
  );
  assert.ok(notes.some((note) => note.includes("the builder 'docker' is left out")));
});

test('--kind component has no templates; without a builder of ours there is none', async () => {
  const shell = { provisioners: [{ type: 'shell', inline: ['echo'] }] };
  assert.is((await packer(shell, {}, '--kind', 'component')).templates.length, 0);
  const other = await packer({ ...shell, builders: [{ type: 'docker' }] });
  assert.equal([other.templates.length, other.components.length], [0, 1]);
});

test('what is no Packer template in JSON is an error with its place', async () => {
  const wrong: [string, RegExp][] = [
    ['{"builders": [}', /^a:1:15: error: is not valid JSON: a value must stand here/],
    ['{"builders": []\n "x"', /^a:2:2: error: is not valid JSON: ',' or '}' must stand here/],
    ['{"a": "b\n"}', /^a:1:7: error: is not valid JSON: this text is not closed/],
    ['{"a": 1}', /neither 'builders' nor 'provisioners'/],
    ['source "alicloud-ecs" "x" {\n}\n', /is HCL: only JSON templates/],
    [`{"builders": ${'['.repeat(10_000)}`, /nested too deeply/],
  ];
  for (const [text, message] of wrong) {
    const { code, err, out } = await runWith({ a: text }, 'convert', 'a');
    assert.is(code, 1, text.slice(0, 40));
    assert.is(out, '');
    assert.match(err, message);
  }
});
