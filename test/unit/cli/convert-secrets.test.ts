import { assert, suite } from '../../kit/index.ts';
import { componentOf, converted } from './converted.ts';
import { runWith } from './fake-io.ts';

const test = suite('convert: secrets of Packer');

const BUILDER = {
  type: 'alicloud-ecs',
  region: 'cn-beijing',
  source_image: 'm-1',
  instance_type: 'ecs.g7.large',
  vswitch_id: 'vsw-a',
  security_group_id: 'sg-a',
};

/** Every form in which a value could be read. */
function formsOf(value: string): string[] {
  const base64 = Buffer.from(value).toString('base64').replace(/=+$/, '');
  return [value, base64.slice(0, -1), encodeURIComponent(value), JSON.stringify(value).slice(1, -1)];
}

function assertNowhere(text: string, values: readonly string[]): void {
  for (const value of values)
    for (const form of formsOf(value)) assert.not.ok(text.includes(form), `${value} as ${form}`);
}

const VALUES = {
  access: 'LTAI5tAccessKey0',
  secretKey: 'Sk/9+very"secret',
  ssh: 'Test12345',
  database: 'hunter2',
  listed: 'nothing-in-the-name',
  literal: "it's literal99",
  elevated: 'Elevated!1',
};

const TEMPLATE = {
  variables: {
    access_key: VALUES.access,
    secret_key: VALUES.secretKey,
    db_password: VALUES.database,
    listed: VALUES.listed,
    plain: 'readable',
  },
  'sensitive-variables': ['listed'],
  builders: [
    {
      ...BUILDER,
      access_key: '{{user `access_key`}}',
      secret_key: '{{user `secret_key`}}',
      ssh_password: VALUES.ssh,
      image_description: `made with ${VALUES.ssh}`,
      tags: { owner: '{{user `listed`}}', note: VALUES.database },
    },
  ],
  provisioners: [
    {
      type: 'shell',
      environment_vars: [
        `API_TOKEN=${VALUES.literal}`,
        'DB_PASSWORD={{user `db_password`}}',
        'PLAIN={{user `plain`}}',
      ],
      inline: [`mysql -p${VALUES.database}`, `echo ${VALUES.ssh} {{user \`listed\`}} | curl -d @- https://x`],
    },
    { type: 'shell', script: 'a.sh' },
    { type: 'file', source: 'my.cnf', destination: '/etc/my.cnf' },
    { type: 'file', content: 'password={{user `db_password`}}', destination: '/etc/b.cnf' },
    { type: 'shell', inline: ['true'], execute_command: `echo '${VALUES.ssh}' | sudo -S sh '{{.Path}}'` },
  ],
};
const FILES = {
  'a.json': JSON.stringify(TEMPLATE, undefined, 2),
  'a.sh': `#!/bin/sh\nexport KEY=${VALUES.listed}\n`,
  'my.cnf': `[client]\npassword=${VALUES.database}\n`,
};

test('no value appears in the objects or the notes, in any encoding', async () => {
  const { out, err, objects } = await converted(FILES);
  assertNowhere(out + err, Object.values(VALUES));
  const asJSON = await runWith(FILES, 'convert', 'a.json', '-o', 'json');
  assertNowhere(asJSON.out + asJSON.err, Object.values(VALUES));
  assert.match(out, /readable/);
  const component = componentOf(objects[0]);
  const sensitive = component.parameters.filter((one) => one.sensitive === true).map(({ name }) => name);
  assert.equal(sensitive.toSorted(), ['API_TOKEN', 'db_password', 'listed', 'ssh_password']);
});

test('the template takes them from Secrets that the notes name', async () => {
  const { objects, notes } = await converted(FILES);
  const { credentials, components } = (objects[1]?.spec ?? {}) as unknown as {
    credentials: object;
    components: { parameters: { name: string; value?: string; valueFrom?: { secretKeyRef: object } }[] }[];
  };
  assert.equal(credentials, { secretRef: { name: 'a-credentials' } });
  for (const { name, value, valueFrom } of components[0]?.parameters ?? []) {
    assert.is(value, undefined);
    assert.equal(valueFrom, { secretKeyRef: { name: 'a-secrets', key: name } });
  }
  assert.ok(notes.some((note) => note.includes("make a Secret 'a-secrets' with the keys ")));
  assert.ok(notes.some((note) => note.includes("make a Secret 'a-credentials' with the keys accessKeyID")));
});

test('scripts work as before once the parameters are filled in', async () => {
  const { objects } = await converted(FILES);
  const text = JSON.stringify(componentOf(objects[0]).tasks);
  assert.match(text, /mysql -p\{\{ db_password \}\}/);
  assert.match(text, /export KEY=\{\{ listed \}\}/);
  assert.match(text, /password=\{\{ db_password \}\}/);
});

test('words that are passwords by chance do not disturb texts', async () => {
  const template = {
    builders: [{ ...BUILDER, ssh_password: 'packer' }],
    provisioners: [{ type: 'shell', inline: ['apt-get install packer'] }],
  };
  const { out } = await converted({ a: JSON.stringify(template) });
  assert.match(out, /apt-get install packer/);
});

test('Windows gets secrets in plain text only because the template says so, and that is told', async () => {
  const template = {
    variables: { pw: VALUES.elevated },
    builders: [{ ...BUILDER, communicator: 'winrm', winrm_password: '{{user `pw`}}' }],
    provisioners: [
      { type: 'powershell', inline: ['echo {{user `pw`}}'], elevated_password: VALUES.elevated },
    ],
  };
  const { out, err, objects } = await converted({ a: JSON.stringify(template) });
  assertNowhere(out + err, [VALUES.elevated]);
  assert.equal(objects[1]?.spec['secrets'], { delivery: 'Plain' });
  assert.match(err, /secrets are sent to Windows in plain text/);
});

test('names of images and tags with a secret are left out', async () => {
  const template = {
    variables: { db_password: 'Not_For_Names9' },
    builders: [{ ...BUILDER, image_name: 'web-Not_For_Names9', run_tags: { a: 'Not_For_Names9' } }],
    provisioners: [{ type: 'shell', inline: ['true'] }],
  };
  const { out, notes } = await converted({ a: JSON.stringify(template) });
  assertNowhere(out + notes.join(), ['Not_For_Names9', 'Not-For-Names9']);
  assert.is(notes.filter((note) => note.includes('it holds a secret')).length, 2);
});

test('a secret at a place where it cannot be taken out stops the conversion', async () => {
  const template = {
    variables: { db_password: 'odd-name-99' },
    builders: [BUILDER],
    provisioners: [{ type: 'file', source: 'f', destination: '/odd-name-99/' }, { type: 'odd-name-99' }],
  };
  const { code, out, err } = await runWith({ a: JSON.stringify(template) }, 'convert', 'a');
  assertNowhere(out + err, ['odd-name-99']);
  assert.is(code, 1);
  assert.match(err, /a holds a secret at a place where it cannot be taken out/);
});
