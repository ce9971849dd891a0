import type { ImageComponent } from '../../../src/api/objects.ts';
import { parseComponent } from '../../../src/components/parse.ts';
import type { Problem } from '../../../src/components/problem.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('references between tasks');

type Spec = ImageComponent['spec'];
type SpecTask = NonNullable<Spec['tasks']>[number];
const run = (name: string, commandContent: string): SpecTask => ({
  name,
  runShellCommand: { commandContent },
});

const tell = ({ task, line, column, message }: Problem) =>
  `${task ?? ''} ${line ?? ''}:${column ?? ''} ${message}`;

function findings(tasks: readonly SpecTask[], parameters: Spec['parameters'] = []) {
  const header = { type: 'Build', osType: 'Linux', version: '1.0.0', immutable: false } as const;
  const { problems = [], warnings } = parseComponent({ ...header, parameters, tasks });
  return { problems: problems.map(tell), warnings: warnings.map(tell) };
}

test('parameters and outputs of earlier tasks may be used anywhere', () => {
  const tasks: SpecTask[] = [
    run('a', 'echo {{ p }}'),
    run('b', 'echo {{ a.stdout }} {{ a.stdout | quote }} {{ p }}'),
    { name: 'c', writeFile: { destinationPath: '/{{ b.stdout }}', content: '{{ p }}' } },
    { name: 'd', invokeCommand: { commandID: 'x', parameters: { y: '{{ p }}' } } },
    {
      name: 'e',
      ossUpload: { bucketName: '{{ p }}', objectName: '{{ d.stdout }}', fileToUpload: '/{{ p }}' },
    },
  ];
  assert.equal(findings(tasks, [{ name: 'p' }]), { problems: [], warnings: [] });
});

test('what nobody declared is told at its line and column, with what was meant', () => {
  const tasks = [
    run('install', 'true'),
    run('b', 'echo a\n  echo {{ Version }} {{ instal.stdout }} {{ other }}'),
  ];
  assert.equal(findings(tasks, [{ name: 'version' }]).problems, [
    "b 2:8 '{{ Version }}' refers to a parameter that the component does not declare; did you mean 'version'?",
    "b 2:22 '{{ instal.stdout }}' refers to an output of a task that the component does not have; did you mean 'install'?",
    "b 2:42 '{{ other }}' refers to a parameter that the component does not declare",
  ]);
});

test('the output of the task itself and of a later task is not there yet', () => {
  assert.equal(findings([run('a', '{{ a.stdout }} {{ b.stdout }}'), run('b', 'true')]).problems, [
    "a 1:1 '{{ a.stdout }}' refers to the output of the task itself, which is not there yet",
    "a 1:16 '{{ b.stdout }}' refers to the output of a later task, which is not there yet",
  ]);
});

test('a task without an output, and one that was meant by its name alone', () => {
  const tasks: SpecTask[] = [{ name: 'a', reboot: {} }, run('b', 'echo {{ a.stdout }}'), run('c', '{{ b }}')];
  assert.equal(findings(tasks).problems, [
    "b 1:6 '{{ a.stdout }}' refers to a task with the action Reboot, which has no output",
    "c 1:1 '{{ b }}' refers to a task: write '{{ b.stdout }}' for what it printed",
  ]);
});

test('names that objects have by themselves are not declared', () => {
  assert.is(
    findings([run('a', '{{ constructor }} {{ __proto__ }} {{ toString.stdout }}')]).problems.length,
    3,
  );
});

test('a parameter that is never used is warned of, unless a task could not be read', () => {
  assert.equal(findings([run('a', 'true')], [{ name: 'p' }]).warnings, [" : parameter 'p' is never used"]);
  assert.equal(findings([{ name: 'a' }], [{ name: 'p' }]).warnings, []);
});

test('what stands in requests holds nothing that only the instance knows', () => {
  const tasks: SpecTask[] = [
    run('a', 'true'),
    { name: 'b', invokeCommand: { commandID: 'x', parameters: { y: '{{ a.stdout }}' } } },
    {
      name: 'c',
      ossUpload: {
        bucketName: '{{ b.stdout }}',
        objectName: '{{ a.stdout }}',
        fileToUpload: '/{{ a.stdout }}',
      },
    },
  ];
  assert.equal(findings(tasks).problems, [
    "b 1:1 '{{ a.stdout }}' refers to an output that only the instance knows, but 'parameters.y' must be known before",
    "c 1:1 '{{ a.stdout }}' refers to an output that only the instance knows, but 'objectName' must be known before",
  ]);
});

test('a sensitive value is for what travels encrypted', () => {
  const tasks: SpecTask[] = [
    { name: 'a', runShellCommand: { commandContent: '{{ p }}', workingDir: '/{{ p }}' } },
    { name: 'b', invokeCommand: { commandID: 'x', parameters: { y: '{{ p }}' } } },
    { name: 'c', webDownload: { sourcePath: 'https://{{ p }}', destinationDir: '/', tokenInfo: '{{ p }}' } },
    { name: 'd', writeFile: { destinationPath: '/a', content: '{{ p }}' } },
    { name: 'e', ossDownload: { bucketName: 'b', objectName: '{{ p }}', destinationDir: '/' } },
  ];
  assert.equal(findings(tasks, [{ name: 'p', sensitive: true }]), {
    problems: ["e 1:1 '{{ p }}' is sensitive, but 'objectName' stands in requests in plain text"],
    warnings: [
      "b 1:1 '{{ p }}' is sensitive, but is sent to Cloud Assistant in plain text: a template must allow that by 'secrets.delivery: Plain'",
    ],
  });
});

test('quotes outside of scripts are warned of', () => {
  const task: SpecTask = {
    name: 'a',
    runShellCommand: { commandContent: 'x', workingDir: '/{{ p | quote }}' },
  };
  assert.equal(findings([task], [{ name: 'p' }]).warnings, [
    "a 1:2 '{{ p | quote }}' quotes the value, but 'workingDir' is no script: the quotes become part of it",
  ]);
});

test("Cloud Assistant's names pass, but not together with other double braces", () => {
  const alone = findings([run('a', 'echo {{ACS::RegionId}} {{ ACS::InstanceId }}')]);
  assert.equal(alone, { problems: [], warnings: [] });
  for (const other of ['{{ p }}', '{{.State}}', '{{ {{ACS::RegionId}} }}', '{{']) {
    const { problems } = findings([run('a', `echo {{ACS::RegionId}}\n${other}`)], [{ name: 'p' }]);
    assert.equal(problems, [
      "a 2:1 '{{' may not stand together with '{{ACS::RegionId}}', for Cloud Assistant would take it for a name of its " +
        "own: print '{{ACS::RegionId}}' in a task of its own and refer to that task's output here",
    ]);
  }
  assert.equal(findings([run('a', 'echo {{ACS::Region}}')]).warnings, [
    "a 1:6 '{{ACS::Region}}' is not known to Cloud Assistant, which has RegionId, AccountId, InstanceId, InstanceName, InvokeId, CommandId",
  ]);
  const file: SpecTask = {
    name: 'a',
    writeFile: { destinationPath: '/a', content: '{{ACS::RegionId}} {{ p }}' },
  };
  assert.equal(findings([file], [{ name: 'p' }]), {
    problems: [],
    warnings: [
      "a 1:1 '{{ACS::RegionId}}' stays as it is: Cloud Assistant fills in its names only in scripts",
    ],
  });
});
