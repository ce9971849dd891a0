import * as fc from 'fast-check';

import { assert } from '../../kit/index.ts';
import { bootOptions, outputOf, withGuest } from '../guests/host-under-test.ts';
import { guestSuite, lastOutput, runTasks, tasksOf } from './guest.ts';

const { test, under } = guestSuite('ENV in a guest');
const PROFILE = '/etc/profile.d/imagesmith-environment.sh';

test('variables reach later commands, login shells and programs that PAM starts', () =>
  withGuest(under(), async (guest) => {
    const printed = await lastOutput(
      guest,
      'ENV APP_HOME=/srv/app GREETING="hello world"\nENV OLD the old form\nRUN echo "$APP_HOME|$GREETING|$OLD"',
    );
    assert.is(printed, '/srv/app|hello world|the old form');
    for (const shell of ['sh', 'bash']) {
      const login = `env -i HOME=/root PATH=/usr/bin:/bin ${shell} -l -c 'echo "$APP_HOME|$GREETING|$OLD"'`;
      assert.is(await outputOf(guest, login), '/srv/app|hello world|the old form', shell);
    }
    assert.is(
      await outputOf(guest, 'cat /etc/environment'),
      'APP_HOME="/srv/app"\nGREETING="hello world"\nOLD="the old form"',
    );
    assert.is(await outputOf(guest, `stat -c '%a %u' ${PROFILE} /etc/environment`), '644 0\n644 0');
    assert.is(await outputOf(guest, 'ls /etc/*.new /etc/profile.d/*.new 2>/dev/null || true'), '');
  }));

test('a value is what Docker makes of it, whatever characters it has', () =>
  withGuest(under(), async (guest) => {
    const values: [written: string, value: string][] = [
      [`"it's"`, "it's"],
      [`'say "$HOME" \`id\` \\\\'`, 'say "$HOME" `id` \\\\'],
      [`"a \\"b\\" \\$HOME \\\\ c"`, 'a "b" $HOME \\ c'],
      ['a\\ b\\$c', 'a b$c'],
      ['""', ''],
      [`x'y'"z"`, 'xyz'],
      ['"  two  blanks  "', '  two  blanks  '],
      ['#no-comment', '#no-comment'],
      ['50%', '50%'],
      ['"%s \\n %d"', '%s \\n %d'],
      ['环境变量', '环境变量'],
      ['-n', '-n'],
      ['*', '*'],
      ['~', '~'],
      ['a=b=c', 'a=b=c'],
      ['{{.State}}', '{{.State}}'],
      ['x'.repeat(2000), 'x'.repeat(2000)],
    ];
    const lines = values.map(([written], index) => `ENV V${index}=${written}`);
    await runTasks(guest, tasksOf(lines.join('\n')));
    const read = values.map((_, index) => `printf '%s\\n' "$V${index}"`).join('; ');
    const expected = values.map(([, value]) => value).join('\n');
    assert.is(await outputOf(guest, `. ${PROFILE}; ${read}`), expected);
    assert.is(
      await outputOf(guest, `env -i sh -c '. ${PROFILE}; ${read.replaceAll("'", `'\\''`)}'`),
      expected,
    );
    // Whoever reads /etc/environment as a shell would sees the same values, or none.
    const kept = await outputOf(guest, `env -i sh -c '. /etc/environment; set' | grep '^V[0-9]*='`);
    assert.match(kept, "V0='it'");
    for (const missing of ['V1', 'V2', 'V3', 'V7', 'V16']) assert.not(kept.includes(`${missing}=`), missing);
  }));

test('values are worked out in the guest, each from what was there before its line', () =>
  withGuest(under(), async (guest) => {
    const content = [
      'ENV A=1 B=$A',
      'ENV A=2 B=${A}x C="${NOT_THERE:-a b}" D=${A:+yes} E=${NOT_THERE-${A}} F=[${NOT_THERE}]',
      'ENV PATH="/opt/app/bin:$PATH"',
      'RUN echo "$A|$B|$C|$D|$E|$F|${PATH%%:*}"; command -v env',
    ].join('\n');
    assert.is(await lastOutput(guest, content), '2|1x|a b|yes|1|[]|/opt/app/bin\n/usr/bin/env');
    const login = 'env -i HOME=/root sh -l -c \'echo "${PATH%%:*}"; command -v env\'';
    assert.is(await outputOf(guest, login), '/opt/app/bin\n/usr/bin/env');
  }));

test('a PATH without the system does not break later commands of the component', () =>
  withGuest(under(), async (guest) => {
    const content =
      'ENV PATH=/opt/none\nENV A=1\nWORKDIR /srv/x\nCOPY /etc/hostname /srv/y\nRUN echo $PATH $A';
    assert.is(await lastOutput(guest, content), '/opt/none 1');
    assert.is(await outputOf(guest, 'ls /srv'), 'x\ny');
  }));

test('a variable that is set again is replaced, and what others wrote stays', () =>
  withGuest(under(), async (guest) => {
    await outputOf(
      guest,
      `printf 'LANG=C.UTF-8\\nexport A="old"\\nAB=kept' >/etc/environment; chmod 640 /etc/environment`,
    );
    const component = tasksOf('ENV A=1\nENV A=2 B="#"\nENV B=3');
    await runTasks(guest, component);
    await runTasks(guest, component);
    assert.is(
      await outputOf(guest, `cat ${PROFILE} /etc/environment; stat -c %a /etc/environment`),
      `export A='2'\nexport B='3'\nLANG=C.UTF-8\nAB=kept\nA="2"\nB="3"\n640`,
    );
  }));

test('an output of several lines is one line of the file and comes back whole', () =>
  withGuest(under(), async (guest) => {
    const [, env] = tasksOf('RUN true\nENV LINES="{{ run-1.stdout }}" NEXT=n');
    if (env?.action !== 'RunShellCommand') throw new Error('no script');
    const output = 'it\'s\n\n\\n %s "x"\n';
    const commandContent = env.commandContent.replace(
      '{{ run-1.stdout | quote }}',
      () => `'it'\\''s\n\n\\n %s "x"\n'`,
    );
    await runTasks(guest, [{ ...env, commandContent }]);
    await runTasks(guest, [{ ...env, commandContent }]);
    assert.is(
      await outputOf(guest, `wc -l <${PROFILE}; . ${PROFILE}; printf '%s|%s' "$LINES" "$NEXT"`),
      `2\n${output}|n`,
    );
    assert.is(await outputOf(guest, 'cat /etc/environment'), 'NEXT="n"');
  }));

/** A word of the Dockerfile form. */
const quoted = (value: string) => `'${value.replaceAll("'", `'"'"'`)}'`;

test('any text in single quotes comes through the files unchanged', () =>
  withGuest(under(), async (guest) => {
    const piece = fc.constantFrom(
      "'",
      '"',
      '\\',
      '$',
      '`',
      '#',
      ' ',
      '\t',
      '%s',
      '\\n',
      '!',
      '*',
      '~',
      ';',
      '&',
      '|',
      '(',
      'é',
      '汉',
      'a',
      '=',
      '\\0',
    );
    const values = fc.sample(fc.string({ unit: piece, maxLength: 12 }), { numRuns: 60, seed: 1 });
    const content = Array.from(
      { length: 6 },
      (_, line) =>
        `ENV ${values
          .slice(line * 10, line * 10 + 10)
          .map((value, index) => `V${line}${index}=${quoted(value)}`)
          .join(' ')}`,
    ).join('\n');
    await runTasks(guest, tasksOf(content));
    const read = values.map((_, index) => `printf '%s\\n' "$V${index < 10 ? '0' : ''}${index}"`).join('; ');
    assert.is(await outputOf(guest, `. ${PROFILE}; ${read}; echo end`), [...values, 'end'].join('\n'));
    // What stands in /etc/environment is one line for each variable and means the same to a shell.
    const plain = values.flatMap((value, index) =>
      /["\\$`#\t]/.test(value) ? [] : [[`V${String(index).padStart(2, '0')}`, value]],
    );
    const lines = plain.map(([name, value]) => `${name}="${value}"`);
    assert.ok(plain.length > 5 && plain.length < 55);
    assert.is(await outputOf(guest, 'cat /etc/environment'), lines.join('\n'));
  }));

test('variables are still there after a restart', async () => {
  const { host, image } = under();
  const disk = await host.createDisk(image);
  const before = await host.boot(disk, bootOptions());
  await runTasks(before, tasksOf('ENV A="x y"'));
  await before.stop();
  const after = await host.boot(disk, bootOptions());
  assert.equal(await runTasks(after, tasksOf('RUN echo "$A"')), ['x y']);
  await after.stop();
  await host.deleteDisk(disk);
});
