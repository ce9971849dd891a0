import { Refused } from '../../build/failure.ts';
import type { Cloud } from '../../cloud/port.ts';
import { identityOf } from './advice.ts';
import type { BuildSession } from './session.ts';

/** Which account a cloud's credentials belong to. That never changes, so each is asked once. */
export class AccountBook {
  readonly #known = new WeakMap<Cloud, string>();

  async of(cloud: Cloud, regionID: string, signal: AbortSignal): Promise<string> {
    const known = this.#known.get(cloud);
    if (known !== undefined) return known;
    const { accountID } = await cloud.getCallerIdentity({ regionID }, { signal });
    this.#known.set(cloud, accountID);
    return accountID;
  }
}

/**
 * Makes sure that the build still works in the account in which it began: in another one nothing of it would be found,
 * and what it has made would be left.
 *
 * @throws Refused when the Secret holds a key of another account now.
 */
export async function checkAccount(session: BuildSession): Promise<void> {
  const { accountID, regionIDs = [] } = session.record.status.scaffold ?? {};
  const [regionID] = regionIDs;
  if (accountID === undefined || regionID === undefined) return;
  const actual = await session.accounts.of(session.cloud, regionID, session.signal);
  if (actual === accountID) return;
  throw new Refused(
    'CredentialsUnavailable',
    `the access key in ${identityOf(session)} belongs to account ${actual}, but the build began in account ${accountID} and must end there; put a key of that account back`,
  );
}
