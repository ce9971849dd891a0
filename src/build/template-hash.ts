import { hashOf } from '../api/hash.ts';
import type { ImageTemplate } from '../api/objects.ts';

/**
 * Fingerprint of the part of a template that decides what its image is. Left out is what only decides how a build is
 * run (`limits`, `credentials`, `suspend`, most of `instance`), so that editing it rebuilds nothing. The list is
 * explicit: a new field of the API changes no stored fingerprint until it is added here, together with a new hash
 * version.
 */
export function templateHash(spec: ImageTemplate['spec']): string {
  const { regionID, source, components, buildContent, instance, generalize, image, distribution } = spec;
  const regions = new Set([regionID, ...(distribution?.regions ?? []).map((region) => region.regionID)]);
  return hashOf({
    regionID,
    source,
    components: components ?? [],
    buildContent,
    sizeGiB: instance.systemDisk?.sizeGiB,
    generalize: generalize?.mode ?? 'Default',
    keep: generalize?.keep?.toSorted(),
    image: image ?? {},
    // A list by region: whoever applies it may order it anew.
    regions: [...regions].toSorted(),
  });
}
