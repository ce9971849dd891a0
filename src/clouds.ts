import { CloudFactory, type CloudFactoryOptions } from './cloud/cloud-factory.ts';
import { accessKeyFromEnvironment, fixedCredentials } from './cloud/credentials.ts';
import type { Config } from './config.ts';
import { VERSION } from './version.ts';

/** Makes the cloud layer of a process from its configuration and environment. */
export function createClouds({
  config,
  env,
  ...rest
}: Pick<CloudFactoryOptions, 'clusterID' | 'cloudClock' | 'wallClock' | 'onCall'> & {
  readonly config: Config;
  readonly env: Readonly<Record<string, string | undefined>>;
}): CloudFactory {
  const { network, endpoints, operatorCredentials } = config.cloud;
  const own = operatorCredentials === 'Allow' ? accessKeyFromEnvironment(env) : undefined;
  return new CloudFactory({
    ...rest,
    endpoints: { network, overrides: endpoints },
    operatorCredentials: own === undefined ? undefined : fixedCredentials(own),
    userAgent: `imagesmith/${VERSION}`,
  });
}
