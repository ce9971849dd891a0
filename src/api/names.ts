import type { ImageBuild, ImageComponent, ImageTemplate } from './objects.ts';

/** API group of every kind. */
export const GROUP = 'imagesmith.dev';
export const VERSION = 'v1alpha1';
/** `apiVersion` of every object. */
export const API_VERSION = `${GROUP}/${VERSION}` as const;

/** Where a kind lives in the API, with the type of its objects for inference. */
export interface KindName<T> {
  readonly group: typeof GROUP;
  readonly version: typeof VERSION;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: true;
  /** Carries the object type; never set. */
  readonly object?: T;
}

export const IMAGE_COMPONENTS: KindName<ImageComponent> = kind('ImageComponent', 'imagecomponents');
export const IMAGE_TEMPLATES: KindName<ImageTemplate> = kind('ImageTemplate', 'imagetemplates');
export const IMAGE_BUILDS: KindName<ImageBuild> = kind('ImageBuild', 'imagebuilds');

/** On objects whose deletion must wait until the cloud is clean, or until their builds are gone. */
export const FINALIZER = `${GROUP}/cleanup`;

/** Owns the status fields in server-side apply. */
export const FIELD_MANAGER = 'imagesmith';

/** Field selector that the API server offers on ImageBuilds. */
export const TEMPLATE_FIELD = 'spec.templateRef.name';

export const ANNOTATIONS = {
  /** Any new value makes the operator look at the object at once. */
  reconcileRequestedAt: `${GROUP}/reconcile-requested-at`,
  /** On a template: any new value starts a build of the same spec. */
  rebuildRequestedAt: `${GROUP}/rebuild-requested-at`,
  /** On a failed build: any new value goes on at the first step that has not succeeded. */
  retryRequestedAt: `${GROUP}/retry-requested-at`,
  /** On a build applied by hand: `true` deletes its images together with it. */
  deleteImages: `${GROUP}/delete-images`,
  /** `orphan` lets an object go although its cloud resources could not be removed. */
  deletionPolicy: `${GROUP}/deletion-policy`,
} as const;

export const LABELS = {
  /** Name of the template, on what belongs to one of its builds. */
  template: `${GROUP}/template`,
  /** Name of the build, on what belongs to it. */
  build: `${GROUP}/build`,
} as const;

/** Limits that the CRDs set on names. */
export const MAX_TEMPLATE_NAME_LENGTH = 48;
export const MAX_BUILD_NAME_LENGTH = 63;

/** Name of the build of a template with that number. */
export function buildName(template: string, number: number): string {
  return `${template}-${number}`;
}

/** Name of the ControllerRevision that holds the plan of a build. */
export function planName(build: string): string {
  return `${build}-plan`;
}

function kind<T>(name: string, plural: string): KindName<T> {
  return Object.freeze({ group: GROUP, version: VERSION, kind: name, plural, namespaced: true } as const);
}
