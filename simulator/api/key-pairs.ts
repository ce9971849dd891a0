import { ApiError, invalidParameter } from '../wire/api-error.ts';
import type { InstanceRecord } from '../world/instance-record.ts';
import type { KeyPairRecord } from '../world/key-pair-record.ts';
import { type Answer, type Call, read, write } from './api.ts';
import { second, tagSet } from './form.ts';
import { fingerprintOf, makeKeyPair, readPublicKey } from './key-material.ts';
import { matchesWildcard, pageByNumber } from './paging.ts';
import { hasTags, readTagFilter, readTags } from './tags.ts';

/** Documented: 500 key pairs per region. */
const QUOTA = 500;
const MOST_INSTANCES = 50;

export const createKeyPair = write('CreateKeyPair', create);
export const importKeyPair = write('ImportKeyPair', importKey);
export const describeKeyPairs = read('DescribeKeyPairs', describe);
export const deleteKeyPairs = write('DeleteKeyPairs', remove);
export const attachKeyPair = write('AttachKeyPair', (call) => changeInstances(call, attach));
export const detachKeyPair = write('DetachKeyPair', (call) => changeInstances(call, detach));

function create(call: Call): Answer {
  checkNew(call);
  const { publicKey, privateKey } = makeKeyPair();
  const pair = keep(call, publicKey);
  return {
    KeyPairName: pair.id,
    KeyPairId: `ssh-${pair.fingerprint.replaceAll(':', '').slice(0, 17)}`,
    KeyPairFingerPrint: pair.fingerprint,
    PrivateKeyBody: privateKey,
  };
}

function importKey(call: Call): Answer {
  checkNew(call);
  const pair = keep(call, readPublicKey(call.parameters.required('PublicKeyBody')));
  return { KeyPairName: pair.id, KeyPairFingerPrint: pair.fingerprint };
}

function checkNew({ parameters, holdings }: Call): void {
  const name = parameters.required('KeyPairName');
  if (!/^\p{L}[\p{L}\p{N}:_.-]{1,127}$/u.test(name)) {
    throw new ApiError(400, 'InvalidKeyPairName.Malformed', 'Specified Key Pair name is not valid.');
  }
  if (holdings.keyPairs.has(name)) {
    throw new ApiError(400, 'KeyPair.AlreadyExist', 'The key pair already exists.');
  }
  if (holdings.keyPairs.size >= QUOTA) {
    throw new ApiError(403, 'QuotaExceed.KeyPair', 'The key pair quota is exceeded.');
  }
}

function keep({ parameters, holdings, account, simulation }: Call, publicKey: string): KeyPairRecord {
  const pair: KeyPairRecord = {
    id: parameters.required('KeyPairName'),
    accountUid: account.uid,
    regionId: holdings.region.id,
    publicKey,
    fingerprint: fingerprintOf(publicKey),
    createdAt: simulation.core.timeline.now(),
    resourceGroupId: parameters.text('ResourceGroupId') ?? '',
    tags: readTags(parameters),
  };
  holdings.keyPairs.set(pair.id, pair);
  return pair;
}

function describe({ parameters, holdings }: Call): Answer {
  const name = parameters.text('KeyPairName');
  const fingerprint = parameters.text('KeyPairFingerPrint');
  const group = parameters.text('ResourceGroupId');
  const filter = readTagFilter(parameters);
  const withKey = parameters.flag('IncludePublicKey') === true;
  const found = [...holdings.keyPairs.values()]
    .filter(
      (pair) =>
        (name === undefined || matchesWildcard(pair.id, name)) &&
        (fingerprint === undefined || pair.fingerprint === fingerprint) &&
        (group === undefined || pair.resourceGroupId === group) &&
        hasTags(pair.tags, filter),
    )
    .toReversed();
  const { items, members } = pageByNumber(found, parameters, 50);
  const KeyPair = items.map((pair) => ({
    KeyPairName: pair.id,
    KeyPairFingerPrint: pair.fingerprint,
    CreationTime: second(pair.createdAt),
    ResourceGroupId: pair.resourceGroupId,
    PublicKey: withKey ? pair.publicKey : '',
    Tags: tagSet(pair.tags),
  }));
  return { ...members, KeyPairs: { KeyPair } };
}

/** Unknown names are skipped; a pair that an instance has makes the whole call fail. */
function remove({ parameters, holdings }: Call): Answer {
  const names = parameters.jsonTexts('KeyPairNames') ?? [];
  if (names.length === 0 || names.length > 100) {
    const message = 'The specified parameter "KeyPairNames" is not valid.';
    throw new ApiError(400, 'InvalidKeyPairNames.ValueNotSupported', message);
  }
  if ([...holdings.instances.values()].some(({ keyPairName }) => names.includes(keyPairName))) {
    const message = 'Key pairs that are attached to instances can not be deleted.';
    throw new ApiError(400, 'InvalidParameter.KeypairAlreadyAttachedInstance', message);
  }
  for (const name of names) holdings.keyPairs.delete(name);
  return {};
}

/** Both calls succeed as a whole; every instance has a result of its own. */
function changeInstances(call: Call, change: (instance: InstanceRecord, name: string) => void): Answer {
  const { parameters, holdings } = call;
  const name = parameters.required('KeyPairName');
  if (!holdings.keyPairs.has(name)) throw keyPairNotFound();
  const ids = parameters.jsonTexts('InstanceIds') ?? [];
  if (ids.length === 0 || ids.length > MOST_INSTANCES) throw invalidParameter('InstanceIds');
  const results = ids.map((InstanceId) => {
    const problem = changeOne(holdings.instances.get(InstanceId), name, change);
    return problem === undefined
      ? { InstanceId, Code: '200', Message: 'successful', Success: 'true' }
      : { InstanceId, Code: problem.code, Message: problem.message, Success: 'false' };
  });
  return {
    KeyPairName: name,
    TotalCount: String(results.length),
    FailCount: String(results.filter(({ Success }) => Success === 'false').length),
    Results: { Result: results },
  };
}

function changeOne(
  instance: InstanceRecord | undefined,
  name: string,
  change: (instance: InstanceRecord, name: string) => void,
): ApiError | undefined {
  try {
    if (instance === undefined) {
      throw new ApiError(404, 'InvalidInstanceId.NotFound', 'The specified InstanceId does not exist.');
    }
    change(instance, name);
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

/** A new pair takes the place of an old one. */
function attach(instance: InstanceRecord, name: string): void {
  if (instance.osType === 'windows') throw windowsHasNoKeys();
  if (instance.status !== 'Running' && instance.status !== 'Stopped') {
    const message = 'The current status of the resource does not support this operation.';
    throw new ApiError(403, 'IncorrectInstanceStatus', message);
  }
  instance.keyPairName = name;
}

function detach(instance: InstanceRecord, name: string): void {
  if (instance.keyPairName === name) instance.keyPairName = '';
}

export function keyPairNotFound(): ApiError {
  const message = 'The specified parameter KeyPairName does not exist in our records.';
  return new ApiError(404, 'InvalidKeyPairName.NotFound', message);
}

export function windowsHasNoKeys(): ApiError {
  const message = 'A Windows instance cannot be logged on to with a key pair.';
  return new ApiError(403, 'DependencyViolation.WindowsInstance', message);
}
