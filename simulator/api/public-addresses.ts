import type { Core } from '../lifecycle/core.ts';

/** Networks for documentation (RFC 5737): no address of the simulator ever is a real one. */
const NETWORKS = ['203.0.113', '198.51.100', '192.0.2'];

/** A public address that nobody has. @throws Error when the simulated world has none left. */
export function freePublicAddress({ world, ids }: Core): string {
  const taken = new Set(
    world
      .allHoldings()
      .flatMap(({ eips, instances }) => [
        ...[...eips.values()].map(({ address }) => address),
        ...[...instances.values()].map(({ publicIp }) => publicIp),
      ]),
  );
  const start = Math.floor(ids.chance() * 254);
  for (const network of NETWORKS) {
    for (let step = 0; step < 254; step++) {
      const address = `${network}.${1 + ((start + step) % 254)}`;
      if (!taken.has(address)) return address;
    }
  }
  // More instances than addresses for documentation: the network for benchmarks (RFC 2544) has room for them.
  for (let number = 0; number < 131_072; number++) {
    const address = `198.${18 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
    if (!taken.has(address)) return address;
  }
  throw new Error('The simulated world has no public address left');
}
