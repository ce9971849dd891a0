import type { AccessKey } from '../wire/authenticate.ts';
import type { AccountRules } from './account-rules.ts';
import type { BucketRecord } from './bucket-record.ts';
import type { OidcProvider, Role } from './identity.ts';
import type { ImageRecord } from './image-record.ts';
import { emptyHoldings, type Holdings, type Quotas, type Region } from './region.ts';

export interface Account {
  uid: string;
  name: string;
  /** Money left; below zero nothing more is sold. */
  balance: number;
  currency: 'CNY' | 'USD';
  /** Where a call goes that names no region and no resource. */
  defaultRegion: string;
  quotas: Quotas;
  roles: Role[];
  rules: AccountRules;
  oidcProviders: OidcProvider[];
}

/** Everything that exists. Lookups only; what happens to it is the lifecycles' matter. */
export class World {
  readonly accounts = new Map<string, Account>();
  readonly keys = new Map<string, AccessKey>();
  readonly regions = new Map<string, Region>();
  /** By name, which is unique over all accounts and regions. */
  readonly buckets = new Map<string, BucketRecord>();
  readonly #holdings = new Map<string, Holdings>();

  /** @throws Error for an account or region that does not exist. */
  holdings(accountUid: string, regionId: string): Holdings {
    const key = `${accountUid}/${regionId}`;
    const known = this.#holdings.get(key);
    if (known !== undefined) return known;
    const region = this.regions.get(regionId);
    if (region === undefined || !this.accounts.has(accountUid)) throw new Error(`No holdings of ${key}`);
    const made = emptyHoldings(accountUid, region);
    this.#holdings.set(key, made);
    return made;
  }

  /** What exists of one account, over all regions. */
  holdingsOf(accountUid: string): Holdings[] {
    return this.allHoldings().filter((holdings) => holdings.accountUid === accountUid);
  }

  allHoldings(): Holdings[] {
    return [...this.#holdings.values()];
  }

  /** An image as an account sees it in a region: its own, a public one, or one shared with it. */
  visibleImage(holdings: Holdings, imageId: string): ImageRecord | undefined {
    return (
      holdings.images.get(imageId) ??
      holdings.region.publicImages.get(imageId) ??
      this.#sharedImage(holdings, imageId)
    );
  }

  /** Images of other accounts in this region that are shared with this one, or with everybody. */
  sharedImages({ accountUid, region }: Holdings): ImageRecord[] {
    return this.allHoldings()
      .filter((other) => other.region === region && other.accountUid !== accountUid)
      .flatMap((other) => [...other.images.values()])
      .filter((image) => image.isPublished === true || Object.hasOwn(image.sharedWith, accountUid));
  }

  #sharedImage(holdings: Holdings, imageId: string): ImageRecord | undefined {
    return this.sharedImages(holdings).find((image) => image.id === imageId);
  }
}
