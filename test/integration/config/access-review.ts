import type { ControlPlane } from '../../control-plane/index.ts';

export interface User {
  readonly name: string;
  readonly groups: readonly string[];
}

export interface Question {
  readonly verb: string;
  /** `resource.group[/subresource][:name] @namespace`; without a namespace it is about the whole cluster. */
  readonly on: string;
}

interface Answer {
  readonly status?: { readonly allowed: boolean };
  readonly items?: readonly Answer[];
}

/** Asks the API server what a user may do, all in one go; the answer to each question stands at its place. */
export async function mayUser(
  plane: ControlPlane,
  user: User,
  questions: readonly Question[],
): Promise<boolean[]> {
  const items = questions.map((question) => ({
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SubjectAccessReview',
    spec: { user: user.name, groups: user.groups, resourceAttributes: attributesOf(question) },
  }));
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  const { stdout, stderr } = await plane.kubectl(['create', '-f', '-', '-o', 'json'], { input });
  // kubectl prints one document after the other, or a list.
  const answers = JSON.parse(`[${stdout.trim().replaceAll(/^\}\n\{/gm, '},{')}]`) as Answer[];
  const flat = answers.flatMap((answer) => answer.items ?? [answer]);
  if (flat.length !== questions.length)
    throw new Error(`${flat.length} answers to ${questions.length}: ${stderr}`);
  return flat.map(({ status }) => status?.allowed === true);
}

function attributesOf({ verb, on }: Question): object {
  const [what = '', namespace = ''] = on.split(' @');
  const [path = '', name = ''] = what.split(':');
  const [resource = '', subresource = ''] = path.split('/');
  const [plural = '', ...group] = resource.split('.');
  return { verb, namespace, name, group: group.join('.'), resource: plural, subresource };
}
