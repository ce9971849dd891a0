import type { ImageTemplate } from '../api/objects.ts';
import { type Clouds, isCloudError } from '../cloud/port.ts';
import { keyOf, type Secrets, type Store } from '../kube/port.ts';
import { accessKeyOf } from './image-build/credentials.ts';
import { type Place, regionsOf } from './orphans.ts';

/** Every account and region that a template works in. Templates whose credentials are not there are left out. */
export class TemplatePlaces {
  readonly #templates: Pick<Store<ImageTemplate>, 'list'>;
  readonly #secrets: Secrets;
  readonly #clouds: Pick<Clouds, 'open'>;
  #referrers = new Set<string>();

  constructor(templates: Pick<Store<ImageTemplate>, 'list'>, secrets: Secrets, clouds: Pick<Clouds, 'open'>) {
    this.#templates = templates;
    this.#secrets = secrets;
    this.#clouds = clouds;
  }

  list(): Place[] {
    const places = new Map<string, Place>();
    const referrers = new Set<string>();
    for (const template of this.#templates.list()) {
      const referrer = `ImageTemplate/${keyOf(template)}`;
      referrers.add(referrer);
      const cloud = this.#open(template, referrer);
      if (cloud === undefined) continue;
      for (const regionID of regionsOf(template))
        places.set(`${cloud.identity}/${regionID}`, { cloud, regionID });
    }
    for (const known of this.#referrers) if (!referrers.has(known)) this.#secrets.setReferences(known, []);
    this.#referrers = referrers;
    return [...places.values()];
  }

  #open(template: ImageTemplate, referrer: string) {
    const { namespace = '' } = template.metadata;
    const name = template.spec.credentials?.secretRef.name;
    try {
      if (name === undefined) return this.#clouds.open({ namespace });
      this.#secrets.setReferences(referrer, [{ namespace, name }]);
      const state = this.#secrets.get(namespace, name);
      if (state.state !== 'Present') return undefined;
      const credentials = accessKeyOf(state.secret.data ?? {});
      return typeof credentials === 'string' ? undefined : this.#clouds.open({ namespace, credentials });
    } catch (error) {
      if (isCloudError(error)) return undefined;
      throw error;
    }
  }
}
