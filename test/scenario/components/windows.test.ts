import type { Rule } from '../../../simulator/guests/rules.ts';
import { cloudWorldFor, NAMESPACE } from '../../kit/cloud-world.ts';
import { assert, suite } from '../../kit/index.ts';
import { secret, template } from '../../kit/samples.ts';

/** What a Windows instance would answer: scripts cannot run here. */
const RULES: readonly Rule[] = [
  { match: /Remove-Item -LiteralPath 'C:\\ProgramData\\imagesmith'/, exitCode: 0 },
  {
    match: /FAIL-HERE[\s\S]*Wait-Outcome/,
    exitCode: 1,
    output: 'Access is denied\r\n::imagesmith:: exited 5 1790000000 1790000002 18 1\r\n',
  },
  {
    match: /Wait-Outcome/,
    exitCode: 0,
    output: 'done\r\n::imagesmith:: exited 0 1790000000 1790000003 6 1\r\n',
  },
  { match: /Write-Output \$boot/, exitCode: 0, output: '$bootID\r\n' },
];

const test = suite('Windows components');
const world = cloudWorldFor(test, { rules: RULES });

function content(name: string, text: string): object {
  return {
    apiVersion: 'imagesmith.dev/v1alpha1',
    kind: 'ImageComponent',
    metadata: { name, namespace: NAMESPACE },
    spec: { osType: 'Windows', content: text },
  };
}

const IIS = `Parameters:
  site: {Type: String, DefaultValue: "O'Brien"}
Tasks:
  - Name: feature
    Action: RunPowerShellCommand
    Properties:
      commandContent: |
        Install-WindowsFeature Web-Server
        Set-Content C:\\site.txt {{ site | quote }}
      workingDir: C:\\Windows
  - Name: fetch
    Action: WebDownload
    Properties: {sourcePath: "https://example.com/tools/agent.msi", destinationDir: "C:\\\\Install"}
  - Name: restart
    Action: Reboot
  - Name: as-user
    Action: RunPowerShellCommand
    Properties: {commandContent: whoami, username: builder, windowsPasswordName: builder-password}
`;

const WINDOWS = { source: { imageFamily: 'acs:windows_2022_x64' }, distribution: { regions: [] } };

test(
  'PowerShell, download, reboot and another user go to the instance as Cloud Assistant takes them',
  async () => {
    world().startOperator();
    await world().apply(
      secret(),
      content('iis', IIS),
      template('web', ['iis'], { ...WINDOWS, buildContent: 'RESTART\nCOMPONENT iis\n' }),
    );
    const build = await world().ended('web-1');
    assert.is(world().reasonOf(build), 'Succeeded', JSON.stringify(build.status?.failure));
    assert.equal(build.status?.tasks?.results?.map(({ task, state }) => `${task} ${state}`).slice(0, 5), [
      'feature Succeeded',
      'fetch Succeeded',
      'restart Succeeded',
      'as-user Succeeded',
      'restart-1 Succeeded',
    ]);
    const runs = world().simulator.ledger.calls.filter(({ action }) => action === 'RunCommand');
    const types = new Set(runs.map(({ parameters }) => parameters['Type']));
    assert.equal([...types], ['RunPowerShellScript']);
    const records = world()
      .simulator.world.allHoldings()
      .flatMap(({ invocations }) => [...invocations.values()]);
    const sent = records.map(({ script }) => script);
    assert.ok(sent.some((script) => script.includes("Set-Content C:\\site.txt 'O''Brien'")));
    assert.equal(
      runs
        .filter(({ parameters }) => parameters['Username'] === 'builder')
        .map(({ parameters }) => parameters['WindowsPasswordName']),
      // The ledger does not even show the name.
      ['(secret)', '(secret)'],
    );
    await world().assertSafe();
  },
  { timeoutMs: 120_000 },
);

test(
  'a script that fails is told with its exit code, and what Windows cannot have is refused before anything is paid for',
  async () => {
    await world().apply(
      content(
        'failing',
        'Tasks:\n  - Name: bad\n    Action: RunPowerShellCommand\n    Properties: {commandContent: "# FAIL-HERE\\nexit 5"}\n',
      ),
      template('failing', ['failing'], WINDOWS),
    );
    const failed = await world().ended('failing-1');
    assert.match(
      failed.status?.failure?.message ?? '',
      /task failing\/bad ended with exit code 5; last output: Access is denied/,
    );
    await world().apply(
      {
        apiVersion: 'imagesmith.dev/v1alpha1',
        kind: 'ImageComponent',
        metadata: { name: 'linux', namespace: NAMESPACE },
        spec: { tasks: [{ name: 'only', runShellCommand: { commandContent: 'true' } }] },
      },
      template('mixed', ['linux'], WINDOWS),
    );
    const mixed = await world().ended('mixed-1');
    assert.match(
      mixed.status?.failure?.message ?? '',
      /'linux' is for Linux, but the source image is Windows/,
    );
    assert.equal(mixed.status?.instances ?? [], []);
    await world().assertSafe();
  },
  { timeoutMs: 120_000 },
);
