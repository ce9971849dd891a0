import { API_VERSION, LABELS } from '../../api/names.ts';
import type { ImageBuild } from '../../api/objects.ts';
import type { KubeObject, ObjectMeta } from '../../kube/port.ts';

/** `metadata` of an object that a build makes for itself and that is deleted with it. */
export function ownedMetadata(build: ImageBuild, name: string): ObjectMeta {
  const { name: owner, namespace, uid = '' } = build.metadata;
  return {
    name,
    ...(namespace === undefined ? {} : { namespace }),
    labels: { [LABELS.build]: owner, [LABELS.template]: build.spec.templateRef.name },
    ownerReferences: [
      {
        apiVersion: API_VERSION,
        kind: 'ImageBuild',
        name: owner,
        uid,
        controller: true,
        blockOwnerDeletion: false,
      },
    ],
  };
}

/** False for a namesake that belongs to something else. */
export function isOwnedBy(build: ImageBuild, { metadata }: KubeObject): boolean {
  return metadata.ownerReferences?.some(({ uid }) => uid === build.metadata.uid) ?? false;
}
