/**
 * The operator as a process: the only place that reads arguments, environment, signals, the clock and chance.
 *
 * Exit codes: 0 after a stop in order, 1 after a failure or when leadership is lost (another replica leads), 2 for
 * flags that are not usable.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

import { systemOffers } from './build/system-offers.ts';
import type { OfferedComponent } from './build/select-component.ts';
import { catalogFiles } from './catalog-files.ts';
import type { CloudFactory } from './cloud/cloud-factory.ts';
import { ConfigError, readConfig, usage } from './config.ts';
import { addControllers } from './controllers.ts';
import { clusterAccess } from './kube/cluster-access.ts';
import { Operator } from './operator.ts';
import { scaledClock, systemClock } from './runtime/clock.ts';
import { createLogger } from './telemetry/log.ts';
import { VERSION } from './version.ts';

async function main(argv: readonly string[]): Promise<number> {
  if (argv.includes('--help')) {
    process.stdout.write(usage());
    return 0;
  }
  if (argv.includes('--version')) {
    process.stdout.write(`imagesmith ${VERSION}\n`);
    return 0;
  }
  const config = readConfig(argv, process.env);
  const clock = systemClock();
  const log = createLogger({ level: config.logLevel, clock });
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => stop.abort(new Error(`The process received ${signal}`)));
  }
  const fail = (error: unknown, message: string) => {
    log.error({ error }, message);
    process.exit(1);
  };
  process.on('uncaughtException', (error) => fail(error, 'Exiting because of an uncaught exception'));
  process.on('unhandledRejection', (error) => fail(error, 'Exiting because of an unhandled rejection'));
  try {
    const access = await clusterAccess({
      env: process.env,
      clock,
      ...(config.kubeconfig === undefined ? {} : { kubeconfig: config.kubeconfig }),
    });
    const operator = new Operator({
      config,
      access,
      clock,
      random: Math.random,
      log,
      identity: `${hostname()}_${randomUUID()}`,
      version: VERSION,
      onLeadershipLost: () => process.exit(1),
    });
    const { rate, originMs = clock.now() } = config.cloud.clock;
    const cloudClock =
      rate === 1 ? clock : scaledClock(clock, rate, originMs + (clock.now() - originMs) * rate);
    let factory: CloudFactory | undefined;
    let system: readonly OfferedComponent[] | undefined;
    addControllers(
      operator,
      {
        clock: cloudClock,
        rate,
        open: async (clusterID) => {
          // The SDK costs a tenth of a second and 28 MB, which an operator without builds does not need.
          const { createClouds } = await import('./clouds.ts');
          const { env } = process;
          factory = createClouds({
            config,
            env,
            clusterID,
            cloudClock,
            wallClock: clock,
            onCall: operator.metrics.countCloudCall,
          });
          return factory;
        },
      },
      { catalog: () => (system ??= systemOffers(catalogFiles())), randomSecret: randomBytes(32) },
    );
    await operator.run(stop.signal);
    factory?.close();
    return 0;
  } catch (error) {
    log.error({ error }, 'Exiting because of a failure');
    return 1;
  }
}

try {
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}
