import { hashOf } from '../api/hash.ts';
import type { ImageTemplate } from '../api/objects.ts';

/**
 * Fingerprint of the part of a template that decides what its image is. Left out is what only decides how a build is
 * run (`limits`, `credentials`, `suspend`), so that editing it rebuilds nothing. The list is explicit: a new field of
 * the API changes no stored fingerprint until it is added here, together with a new hash version.
 */
export function templateHash(spec: ImageTemplate['spec']): string {
  const { regionID, source, components, instance, generalize, image, distribution } = spec;
  return hashOf({
    regionID,
    source,
    components: components ?? [],
    systemDisk: instance.systemDisk,
    generalize: generalize?.mode ?? 'Default',
    image: image ?? {},
    regions: (distribution?.regions ?? []).map((region) => region.regionID),
  });
}
