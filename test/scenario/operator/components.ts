import type { ImageComponent } from '../../../src/api/objects.ts';

/** What a component is written with; everything else is defaulted or the operator's. */
export interface Draft {
  readonly apiVersion: 'imagesmith.dev/v1alpha1';
  readonly kind: 'ImageComponent';
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly finalizers?: string[];
  };
  readonly spec: Partial<ImageComponent['spec']> & Pick<ImageComponent['spec'], 'tasks'>;
}

/** Where a component ends. */
export type Outcome = 'Ready' | 'Stalled';

/** Says on the object itself where it must end, so that whoever reads the cluster can judge it. */
const EXPECTED = 'test.imagesmith.dev/expected';

type Tasks = NonNullable<ImageComponent['spec']['tasks']>;

const script = (commandContent: string): Tasks => [{ name: 'first', runShellCommand: { commandContent } }];

/** By name: what it is made of and where it must end. Every way that a component can end is among them. */
const KINDS: Readonly<Record<string, { outcome: Outcome; spec: Draft['spec']; finalizers?: string[] }>> = {
  script: { outcome: 'Ready', spec: { tasks: script('echo hello') } },
  'all-actions': {
    outcome: 'Ready',
    spec: {
      description: 'One of each action',
      tasks: [
        { name: 'write', writeFile: { destinationPath: '/etc/motd', content: 'hello\n', mode: '0600' } },
        { name: 'restart', reboot: {} },
        {
          name: 'check',
          timeoutSeconds: 30,
          runShellCommand: { commandContent: 'cat /etc/motd', workingDir: '/' },
        },
      ],
    },
  },
  frozen: { outcome: 'Ready', spec: { immutable: true, version: '2.0.1', tasks: script('echo frozen') } },
  unicode: { outcome: 'Ready', spec: { componentName: '镜像-a', tasks: script('echo "naïve ☃"') } },
  undeclared: { outcome: 'Stalled', spec: { tasks: script('set -e\necho {{ workers }}') } },
  'windows-lines': { outcome: 'Stalled', spec: { tasks: script('echo a\r\necho b\r\n') } },
  'many-mistakes': {
    outcome: 'Stalled',
    spec: { tasks: script(Array.from({ length: 9 }, (_, i) => `echo {{ missing${i} }}`).join('\n')) },
  },
  'climbing-path': {
    outcome: 'Stalled',
    spec: { tasks: [{ name: 'write', writeFile: { destinationPath: '/srv/../etc/motd', content: '' } }] },
  },
  held: { outcome: 'Ready', spec: { tasks: script('echo held') }, finalizers: ['test.imagesmith.dev/hold'] },
};

/** `count` components, all kinds in turn, named `PREFIX-NUMBER-KIND`. */
export function components(prefix: string, count: number): Draft[] {
  const kinds = Object.entries(KINDS);
  return Array.from({ length: count }, (_, number) => {
    const [kind, made] = kinds[number % kinds.length] as (typeof kinds)[number];
    const { outcome, spec, finalizers } = made;
    return draft(`${prefix}-${number}-${kind}`, outcome, spec, finalizers);
  });
}

/** A component that ends `Ready`, whose content is `text`. */
export function component(name: string, text = 'echo hello'): Draft {
  return draft(name, 'Ready', { tasks: script(text) });
}

/** A merge patch that changes what a component does. It ends `Ready` whatever it was before. */
export function change(text: string): Pick<Draft, 'spec'> & { metadata: Pick<Draft['metadata'], 'labels'> } {
  return { metadata: { labels: { [EXPECTED]: 'Ready' } }, spec: { tasks: script(text) } };
}

/** What is wrong with the status of a component for its present spec; undefined when it has come to rest. */
export function unsettled({ metadata, status }: ImageComponent): string | undefined {
  if (metadata.deletionTimestamp !== undefined) return undefined;
  const expected = metadata.labels?.[EXPECTED];
  const { observedGeneration, conditions = [] } = status;
  if (observedGeneration !== metadata.generation)
    return `${metadata.name}: generation ${metadata.generation}, observed ${observedGeneration}`;
  const found = conditions.find(({ type, status: value }) => type === expected && value === 'True');
  return found === undefined ? `${metadata.name}: is not ${expected}` : undefined;
}

function draft(name: string, outcome: Outcome, spec: Draft['spec'], finalizers?: string[]): Draft {
  return {
    apiVersion: 'imagesmith.dev/v1alpha1',
    kind: 'ImageComponent',
    metadata: {
      name,
      namespace: 'default',
      labels: { [EXPECTED]: outcome },
      ...(finalizers !== undefined && { finalizers }),
    },
    spec,
  };
}
