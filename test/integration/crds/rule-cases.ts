import type { Changes } from './objects.ts';

/** One CEL rule with an object that it refuses and one that it accepts. */
export interface RuleCase {
  /** Where the rule stands in the schema and which one of that place it is: `spec.tasks#0`. */
  readonly rule: string;
  /** For a rule about changes: the stored object that is changed. Otherwise objects are created. */
  readonly stored?: Changes;
  readonly refused: Changes;
  /** The field that the answer names and its text, which must be all that is wrong. */
  readonly field: string;
  readonly message: string;
  readonly accepted: Changes;
}

const NAME_ENDING =
  'start with a lower-case letter, hold only lower-case letters, digits and `-`, and end with a letter or digit';
const LONG = 'a'.repeat(64);
const ONE_ACTION =
  'exactly one of `runShellCommand`, `runPowerShellCommand`, `invokeCommand`, `ossDownload`, `ossUpload`, ' +
  '`webDownload`, `writeFile` and `reboot` must be set';
const WRITE = { destinationPath: '/etc/x' };
const KEY = { name: 'files', key: 'motd' };

/** A component whose only task has this action. */
const only = (action: string, properties: object): Changes => ({
  'spec.tasks[0]': { name: 'only', [action]: properties },
});

export const COMPONENT_CASES: readonly RuleCase[] = [
  {
    rule: 'spec#0',
    stored: { 'spec.immutable': true },
    refused: { 'spec.immutable': true, 'spec.tasks[0].name': 'other' },
    field: 'spec',
    message:
      "`spec` is immutable because `spec.immutable` is 'true': create a new object with a new `version` instead",
    accepted: { 'spec.immutable': true, 'metadata.labels': { team: 'web' } },
  },
  {
    rule: 'spec#0',
    stored: { 'spec.immutable': true },
    refused: { 'spec.immutable': false },
    field: 'spec',
    message:
      "`spec` is immutable because `spec.immutable` is 'true': create a new object with a new `version` instead",
    accepted: { 'spec.immutable': true },
  },
  {
    rule: 'spec#0',
    stored: { 'spec.immutable': true },
    refused: {},
    field: 'spec',
    message:
      "`spec` is immutable because `spec.immutable` is 'true': create a new object with a new `version` instead",
    accepted: { 'spec.immutable': true },
  },
  {
    rule: 'spec.tasks#0',
    refused: { 'spec.tasks': ['a', 'b', 'b', 'a'].map((name) => ({ name, reboot: {} })) },
    field: 'spec.tasks',
    message: "every `name` in `tasks` must be unique, but 'a' stands more than once",
    accepted: { 'spec.tasks': ['a', 'b', 'c'].map((name) => ({ name, reboot: {} })) },
  },
  {
    rule: 'spec.tasks[]#0',
    refused: { 'spec.tasks[0].reboot': undefined },
    field: 'spec.tasks[0]',
    message: `${ONE_ACTION}, but task 'restart' has none`,
    accepted: {
      'spec.tasks[0].reboot': undefined,
      'spec.tasks[0].runShellCommand': { commandContent: 'true' },
    },
  },
  {
    rule: 'spec.tasks[]#0',
    refused: { 'spec.tasks[0].runShellCommand': { commandContent: 'true' } },
    field: 'spec.tasks[0]',
    message: `${ONE_ACTION}, but task 'restart' has several`,
    accepted: { 'spec.tasks[0]': { name: 'file', writeFile: { destinationPath: '/etc/x', content: '' } } },
  },
  {
    rule: 'spec#1',
    refused: { 'spec.content': 'RUN true' },
    field: 'spec',
    message: 'exactly one of `tasks` and `content` must be set, but both are',
    accepted: { 'spec.tasks': undefined, 'spec.content': 'RUN true' },
  },
  {
    rule: 'spec#1',
    refused: { 'spec.tasks': undefined },
    field: 'spec',
    message: 'exactly one of `tasks` and `content` must be set, but none is',
    accepted: {},
  },
  {
    rule: 'spec#2',
    refused: { 'spec.tasks': undefined, 'spec.content': 'RUN true', 'spec.parameters': [{ name: 'size' }] },
    field: 'spec.parameters',
    message: '`parameters` belongs to `tasks`: `content` declares its parameters itself',
    accepted: { 'spec.parameters': [{ name: 'size' }] },
  },
  {
    rule: 'spec#3',
    refused: only('runPowerShellCommand', { commandContent: 'exit 0' }),
    field: 'spec',
    message: "`runPowerShellCommand` needs `osType` 'Windows'",
    accepted: { ...only('runPowerShellCommand', { commandContent: 'exit 0' }), 'spec.osType': 'Windows' },
  },
  {
    rule: 'spec#4',
    refused: { ...only('runShellCommand', { commandContent: 'true' }), 'spec.osType': 'Windows' },
    field: 'spec',
    message: "`runShellCommand` needs `osType` 'Linux'",
    accepted: only('runShellCommand', { commandContent: 'true' }),
  },
  {
    rule: 'spec.parameters#0',
    refused: { 'spec.parameters': ['a', 'b', 'a'].map((name) => ({ name })) },
    field: 'spec.parameters',
    message: "every `name` in `parameters` must be unique, but 'a' stands more than once",
    accepted: { 'spec.parameters': ['a', 'b'].map((name) => ({ name })) },
  },
  {
    rule: 'spec.tasks[].invokeCommand.parameters#0',
    refused: only('invokeCommand', { commandID: 'c-1', parameters: { 'no blanks': 'x' } }),
    field: 'spec.tasks[0].invokeCommand.parameters',
    message: 'names in `parameters` must have 1 to 64 letters, digits, `_` and `-`',
    accepted: only('invokeCommand', { commandID: 'c-1', parameters: { 'no-blanks': 'x' } }),
  },
  {
    rule: 'spec.tasks[].runPowerShellCommand#0',
    refused: {
      ...only('runPowerShellCommand', { commandContent: 'exit 0', username: 'builder' }),
      'spec.osType': 'Windows',
    },
    field: 'spec.tasks[0].runPowerShellCommand',
    message: '`username` and `windowsPasswordName` must be set together or not at all',
    accepted: {
      ...only('runPowerShellCommand', {
        commandContent: 'exit 0',
        username: 'builder',
        windowsPasswordName: 'builder-password',
      }),
      'spec.osType': 'Windows',
    },
  },
  {
    rule: 'spec.tasks[].writeFile#0',
    refused: only('writeFile', WRITE),
    field: 'spec.tasks[0].writeFile',
    message: 'exactly one of `content`, `binaryContent` and `contentFrom` must be set',
    accepted: only('writeFile', { ...WRITE, binaryContent: 'AA==' }),
  },
  {
    rule: 'spec.tasks[].writeFile#0',
    refused: only('writeFile', { ...WRITE, content: '', binaryContent: 'AA==' }),
    field: 'spec.tasks[0].writeFile',
    message: 'exactly one of `content`, `binaryContent` and `contentFrom` must be set',
    accepted: only('writeFile', { ...WRITE, content: '' }),
  },
  {
    rule: 'spec.tasks[].writeFile.contentFrom#0',
    refused: only('writeFile', { ...WRITE, contentFrom: { configMapKeyRef: KEY, secretKeyRef: KEY } }),
    field: 'spec.tasks[0].writeFile.contentFrom',
    message: 'exactly one of `configMapKeyRef` and `secretKeyRef` must be set in `contentFrom`',
    accepted: only('writeFile', { ...WRITE, contentFrom: { secretKeyRef: KEY } }),
  },
];

export const BUILD_CASES: readonly RuleCase[] = [
  {
    rule: '#0',
    refused: { 'metadata.name': LONG },
    field: '<nil>',
    message: `\`metadata.name\` is '${LONG}', but must have at most 63 characters, ${NAME_ENDING}`,
    accepted: { 'metadata.name': LONG.slice(1) },
  },
  {
    rule: '#0',
    refused: { 'metadata.name': 'web.1' },
    field: '<nil>',
    message: `\`metadata.name\` is 'web.1', but must have at most 63 characters, ${NAME_ENDING}`,
    accepted: { 'metadata.name': 'web-1' },
  },
  {
    rule: 'spec#0',
    stored: {},
    refused: { 'spec.templateRef.name': 'other' },
    field: 'spec.templateRef',
    message: '`spec.templateRef` is immutable: create another ImageBuild instead',
    accepted: { 'spec.cancel': true },
  },
  {
    rule: 'spec#1',
    stored: { 'spec.templateGeneration': 3 },
    refused: { 'spec.templateGeneration': 4 },
    field: 'spec.templateGeneration',
    message: '`spec.templateGeneration` is immutable: create another ImageBuild instead',
    accepted: { 'spec.templateGeneration': 3, 'spec.cancel': true },
  },
  {
    rule: 'spec#1',
    stored: { 'spec.templateGeneration': 3 },
    refused: {},
    field: 'spec.templateGeneration',
    message: '`spec.templateGeneration` is immutable: create another ImageBuild instead',
    accepted: { 'spec.templateGeneration': 3 },
  },
  {
    rule: 'spec#2',
    stored: {},
    refused: { 'spec.reason': 'FirstBuild' },
    field: 'spec.reason',
    message: '`spec.reason` is immutable: create another ImageBuild instead',
    accepted: { 'spec.cancel': true },
  },
  {
    rule: 'spec#2',
    stored: { 'spec.reason': 'FirstBuild', 'spec.cancel': true },
    refused: { 'spec.reason': 'SpecChange', 'spec.cancel': true },
    field: 'spec.reason',
    message: '`spec.reason` is immutable: create another ImageBuild instead',
    accepted: { 'spec.reason': 'FirstBuild', 'spec.cancel': false },
  },
];
