import { parseArgs } from 'node:util';

import type { Credentials } from './api.ts';
import { CHECKS } from './registry.ts';

export interface Options {
  readonly credentials: Credentials | undefined;
  readonly regionID: string;
  readonly otherRegions: readonly string[];
  readonly instanceType: string;
  readonly imageFamily: string;
  readonly endpoint: string | undefined;
  readonly shareWith: string | undefined;
  /** Entries to check; empty: all. */
  readonly only: readonly string[];
  readonly yes: boolean;
  /** Prints the plan and ends; needs no credentials. */
  readonly planOnly: boolean;
  /** Run whose remains are deleted. */
  readonly cleanUp: string | undefined;
}

export const HELP = `Finds out on the real service where it stands on what the simulator only assumes.

  npm run verify:cloud -- [options]

For a person with an Alibaba Cloud account: it makes real resources and costs real money. The project itself has never
run it on the real service, neither by hand nor in its tests; those run it against the simulator.

It prints what it is going to do and make, what that costs and how long it takes at most, and asks. For each unverified
entry of simulator/ASSUMPTIONS.md it then says where the service stands: normal, hostile or other. At the end, also after
Ctrl-C, it deletes everything that it made; what is left when it is killed is deleted by --cleanup.

  --region ID           where things are made (default cn-hangzhou)
  --copy-to ID,ID       two other regions for copies (default cn-shanghai,cn-beijing)
  --instance-type TYPE  of the one instance (default ecs.g7.large)
  --image-family NAME   what it starts from (default acs:debian_12_x64; must have the Cloud Assistant agent)
  --share-with ACCOUNT  number of another account, for one check that asks to share an image, as a dry run
  --only ENTRY,ENTRY    only the checks of these entries
  --plan                prints the plan and ends; needs no credentials
  --yes                 does not ask
  --cleanup RUN         deletes what an earlier run has left
  --endpoint URL        calls this instead of the public endpoints, for example a simulator
  --help

Credentials come from the environment and are never printed: ALIBABA_CLOUD_ACCESS_KEY_ID,
ALIBABA_CLOUD_ACCESS_KEY_SECRET and, if any, ALIBABA_CLOUD_SECURITY_TOKEN. Ends with 0 when every check found out where
the service stands, 1 when one did not or something is left, 2 when the options are wrong.
`;

const REGION = /^[a-z]{2,}(-[a-z0-9]+)+$/;
const RUN = /^[0-9a-f]{8}$/;

/** Either options, or everything that is wrong with the command line; `help` asks for {@link HELP}. */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Options | 'help' | { errors: string[] } {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        region: { type: 'string', default: 'cn-hangzhou' },
        'copy-to': { type: 'string', default: 'cn-shanghai,cn-beijing' },
        'instance-type': { type: 'string', default: 'ecs.g7.large' },
        'image-family': { type: 'string', default: 'acs:debian_12_x64' },
        'share-with': { type: 'string' },
        only: { type: 'string' },
        endpoint: { type: 'string' },
        cleanup: { type: 'string' },
        plan: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    return { errors: [error instanceof Error ? error.message : String(error)] };
  }
  if (values.help) return 'help';
  const errors: string[] = [];
  const refuse = (flag: string, value: string, allowed: string) =>
    void errors.push(`--${flag} is "${value}", it must be ${allowed}`);
  const otherRegions = split(values['copy-to']);
  for (const region of [values.region, ...otherRegions])
    if (!REGION.test(region)) refuse(region === values.region ? 'region' : 'copy-to', region, 'a region id');
  if (new Set([values.region, ...otherRegions]).size !== 3)
    refuse('copy-to', values['copy-to'], 'two different regions that are not --region');
  if (!/^ecs\.[\w.-]+$/.test(values['instance-type']))
    refuse('instance-type', values['instance-type'], 'the name of an instance type');
  if (values['share-with'] !== undefined && !/^\d{10,20}$/.test(values['share-with']))
    refuse('share-with', values['share-with'], 'the number of an account');
  if (values.cleanup !== undefined && !RUN.test(values.cleanup))
    refuse('cleanup', values.cleanup, 'the eight digits that the run printed');
  const known = CHECKS.flatMap(({ entries }) => entries);
  const only = split(values.only ?? '');
  for (const name of only)
    if (!known.includes(name)) refuse('only', name, `one of ${known.toSorted().join(', ')}`);
  const credentials = readCredentials(env);
  if (credentials === undefined && !values.plan)
    errors.push('ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET must be set');
  if (errors.length > 0) return { errors };
  return {
    credentials,
    regionID: values.region,
    otherRegions,
    instanceType: values['instance-type'],
    imageFamily: values['image-family'],
    endpoint: values.endpoint,
    shareWith: values['share-with'],
    only,
    yes: values.yes,
    planOnly: values.plan,
    cleanUp: values.cleanup,
  };
}

function split(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function readCredentials(env: Readonly<Record<string, string | undefined>>): Credentials | undefined {
  const accessKeyID = env['ALIBABA_CLOUD_ACCESS_KEY_ID'] ?? '';
  const accessKeySecret = env['ALIBABA_CLOUD_ACCESS_KEY_SECRET'] ?? '';
  if (accessKeyID === '' || accessKeySecret === '') return undefined;
  const token = env['ALIBABA_CLOUD_SECURITY_TOKEN'] ?? '';
  return { accessKeyID, accessKeySecret, securityToken: token === '' ? undefined : token };
}
