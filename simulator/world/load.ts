import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { load } from 'js-yaml';

import { readAccount } from './load-account.ts';
import { readBuckets } from './load-buckets.ts';
import { loadPublicImages } from './load-images.ts';
import { Node } from './node.ts';
import type { InstanceType, Quotas, Region } from './region.ts';
import { World } from './world.ts';

/** The world that ships with the simulator. */
export const DEFAULT_WORLD = new URL('../worlds/default.yaml', import.meta.url);

const CATEGORIES = ['cloud_efficiency', 'cloud_ssd', 'cloud_essd', 'cloud_auto'];

/**
 * Reads an initial world from YAML.
 *
 * @throws Error naming the place of the first mistake.
 */
export function readWorldFile(file: URL | string): World {
  return readWorld(readFileSync(file, 'utf8'), dirname(file instanceof URL ? fileURLToPath(file) : file));
}

/** As {@link readWorldFile}; files that the world names are looked for in `directory`. */
export function readWorld(yaml: string, directory?: string): World {
  const root = new Node(load(yaml), 'world');
  const world = new World();
  const types = root.get('instanceTypes').list().map(readType);
  for (const node of root.get('regions').list()) {
    const region = readRegion(node, types);
    world.regions.set(region.id, region);
  }
  const quotas = readQuotas(root.get('quotas'));
  for (const node of root.get('accounts').list()) readAccount(node, quotas, world);
  loadPublicImages(root.get('publicImages').list(), [...world.regions.values()]);
  for (const node of root.get('networks').list()) readNetwork(node, world);
  readBuckets(root.get('buckets').list(), world, directory);
  root.end();
  return world;
}

function readType(node: Node): { type: InstanceType; stock: number; zones: string[] } {
  const id = node.get('id').text();
  const architecture = node.get('architecture').oneOf(['X86', 'ARM'], 'X86');
  const type: InstanceType = {
    id,
    family: id.split('.').slice(0, 2).join('.'),
    cpu: node.get('cpu').number(),
    memoryGiB: node.get('memoryGiB').number(),
    architecture,
    price: node.get('price').number(),
    nvme: node.get('nvme').oneOf(['required', 'supported', 'unsupported'], 'unsupported'),
    burstable: node.get('burstable').flag(false),
    diskCategories: node.get('diskCategories').texts(CATEGORIES),
    bootModes: node.get('bootModes').texts(architecture === 'ARM' ? ['UEFI'] : ['BIOS', 'UEFI']),
  };
  const stock = node.get('stock').number(1000);
  const zones = node.get('zones').texts();
  node.end();
  return { type, stock, zones };
}

function readRegion(node: Node, types: ReturnType<typeof readType>[]): Region {
  const id = node.get('id').text();
  const region: Region = {
    id,
    name: node.get('name').text(id),
    zones: node
      .get('zones')
      .texts()
      .map((zone) => ({ id: zone, name: `Zone ${zone.slice(-1).toUpperCase()}` })),
    types: new Map(types.map(({ type }) => [type.id, type])),
    stock: new Map(),
    spotPrices: new Map(),
    publicImages: new Map(),
  };
  for (const { type, stock, zones } of types) {
    for (const zone of region.zones) {
      if (zones.length === 0 || zones.includes(zone.id)) region.stock.set(`${zone.id}/${type.id}`, stock);
    }
  }
  node.end();
  return region;
}

function readQuotas(node: Node): Quotas {
  const quotas: Quotas = {
    instances: node.get('instances').number(),
    images: node.get('images').number(),
    snapshots: node.get('snapshots').number(),
    vpcs: node.get('vpcs').number(),
    securityGroups: node.get('securityGroups').number(),
    invocationsPerDay: node.get('invocationsPerDay').number(),
    shareAccountsPerImage: node.get('shareAccountsPerImage').number(),
    sharedImages: node.get('sharedImages').number(1000),
    commands: node.get('commands').number(500),
    instancesPerSecurityGroup: node.get('instancesPerSecurityGroup').number(6000),
  };
  node.end();
  return quotas;
}

function readNetwork(node: Node, world: World): void {
  const [first] = world.accounts.keys();
  const account = node.get('account').text(first);
  const regionId = node.get('region').text();
  if (!world.regions.has(regionId) || !world.accounts.has(account)) node.fail('no such region or account');
  const holdings = world.holdings(account, regionId);
  const common = { accountUid: account, regionId, description: '', createdAt: 0, tags: {} };
  const vpc = node.get('vpc');
  const vpcId = vpc.get('id').text();
  const cidrBlock = vpc.get('cidrBlock').text();
  holdings.vpcs.set(vpcId, {
    ...common,
    id: vpcId,
    name: 'sample',
    cidrBlock,
    status: 'Available',
    resourceGroupId: '',
  });
  for (const item of node.get('vSwitches').list()) {
    const id = item.get('id').text();
    const zoneId = item.get('zone').text();
    const cidr = item.get('cidrBlock').text();
    holdings.vSwitches.set(id, {
      ...common,
      id,
      name: 'sample',
      zoneId,
      vpcId,
      cidrBlock: cidr,
      status: 'Available',
      addressesUsed: 0,
    });
  }
  const groupId = node.get('securityGroup').get('id').text();
  holdings.securityGroups.set(groupId, {
    ...common,
    id: groupId,
    name: 'sample',
    vpcId,
    type: 'normal',
    resourceGroupId: '',
  });
  node.end();
}
