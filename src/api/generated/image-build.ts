// Generated from crds/imagebuilds.yaml by `npm run generate`. Do not edit.
import type { ObjectMeta } from '../object-meta.ts';
import type { Condition } from './condition.ts';

/**
 * ImageBuild is one run of an ImageTemplate: from a fresh intermediate instance to a verified image in every
 * region. Templates create their own builds, named after the template with a number; a build may also be
 * applied by hand. A build by hand runs beside the template's own and is never deleted by the operator.
 */
export interface ImageBuild {
  apiVersion: 'imagesmith.dev/v1alpha1';
  kind: 'ImageBuild';
  metadata: ObjectMeta;
  readonly spec: ImageBuildSpec;
  readonly status: ImageBuildStatus;
}

/** What to build. Cannot be changed, except for `cancel`; for another build make another object. */
export interface ImageBuildSpec {
  /** The template to build, in the namespace of this object. */
  readonly templateRef: ImageBuildSpecTemplateRef;
  /**
   * The `metadata.generation` of the template that this build was created for. Set by the template; a build
   * by hand needs none and takes the template as it is when the build starts. At least 1.
   */
  readonly templateGeneration?: number;
  /**
   * Why the template created this build. Set by the template; a build by hand needs none. One of
   * `FirstBuild`, `SpecChange`.
   */
  readonly reason?: 'FirstBuild' | 'SpecChange';
  /**
   * `true` ends the build in whatever step it is, removes everything it created, and leaves it as failed with
   * reason `Cancelled`. Without effect on a build that has ended. Default `false`.
   */
  readonly cancel: boolean;
}

/** The template to build, in the namespace of this object. */
export interface ImageBuildSpecTemplateRef {
  /** Name of the ImageTemplate. At most 48 characters. */
  readonly name: string;
}

/**
 * How far the build is, what it made and what went wrong. Written by the operator only. Clean-up relies on
 * it: it must not be edited.
 */
export interface ImageBuildStatus {
  /**
   * The `metadata.generation` that the rest of this status is about; -1 until the operator has seen the
   * object. At least -1.
   */
  readonly observedGeneration: number;
  /**
   * Where the build stands. `Ready` and `Succeeded` become `True` together, when every image is verified and
   * everything else is removed. `Stalled` is `True` when the build has failed. 0 to 16 items.
   */
  readonly conditions?: readonly Condition[];
  /** What the build was decided to do when it started. Later edits of the template do not change it. */
  readonly plan?: ImageBuildStatusPlan;
  /** When the build began to work. */
  readonly startTime?: string;
  /** When the build ended, whether it succeeded or failed. */
  readonly completionTime?: string;
  /**
   * The step that the build is in. Where several run at once, the first of them. One of `Plan`, `Launch`,
   * `Connect`, `Provision`, `Generalize`, `Capture`, `Finish`, `ReleaseBuilder`, `Distribute`, `Verify`,
   * `Cleanup`.
   */
  readonly currentStep?: 'Plan' | 'Launch' | 'Connect' | 'Provision' | 'Generalize' | 'Capture' | 'Finish' | 'ReleaseBuilder' | 'Distribute' | 'Verify' | 'Cleanup';
  /** Steps done and steps in all, for example `7/11`. At most 7 characters. */
  readonly progress?: string;
  /** The image in the build region. Use it only once `Ready` is `True`. At most 128 characters. */
  readonly imageID?: string;
  /** The build region. At most 64 characters. */
  readonly regionID?: string;
  /** Every step of the build, in order. 0 to 32 items. */
  readonly steps?: readonly ImageBuildStatusStep[];
  /** The intermediate instances that the build started, newest last. 0 to 20 items. */
  readonly instances?: readonly ImageBuildStatusInstance[];
  /** How far the tasks of the components are. */
  readonly tasks?: ImageBuildStatusTasks;
  /** The image per region; the build region comes first. 0 to 21 items. */
  readonly images?: readonly ImageBuildStatusImage[];
  /** Why the build failed; absent while it runs and when it succeeded. */
  readonly failure?: ImageBuildStatusFailure;
  /** What holds the build up at the moment and is tried again; absent when nothing does. */
  readonly trouble?: ImageBuildStatusTrouble;
  /**
   * What the build needs to know to remove everything it created, even when its template, its components and
   * its Secret are gone.
   */
  readonly scaffold?: ImageBuildStatusScaffold;
  /**
   * Calls that create or change something and that the build is about to make or has made, written before the
   * call. After a crash they tell what may exist, so that nothing is created twice. 0 to 50 items.
   */
  readonly intents?: readonly ImageBuildStatusIntent[];
  /** What could not be removed, and why. Empty once everything is clean. 0 to 50 items. */
  readonly leftovers?: readonly ImageBuildStatusLeftover[];
}

/** What the build was decided to do when it started. Later edits of the template do not change it. */
export interface ImageBuildStatusPlan {
  /** Fingerprint of everything that the build was made from. At most 128 characters. */
  readonly hash: string;
  /**
   * Fingerprint of what the template says about the image. The template compares it with its own. At most 128
   * characters.
   */
  readonly templateHash: string;
  /** Name of the ControllerRevision that holds the whole plan. At most 253 characters. */
  readonly revision: string;
  /** The image that the build starts from. At most 128 characters. */
  readonly sourceImageID: string;
  /** The components of the image in the order in which they run. 0 to 50 items. */
  readonly components?: readonly ImageBuildStatusPlanComponent[];
  /** The instance types that may be used, in order of preference. 0 to 10 items. */
  readonly instanceTypes?: readonly string[];
}

/** One component as it was when the build started. */
export interface ImageBuildStatusPlanComponent {
  /** Name of the component. At most 253 characters. */
  readonly name: string;
  /** Version of the component. At most 32 characters. */
  readonly version: string;
  /** The `status.contentHash` of the component. At most 128 characters. */
  readonly hash: string;
  /**
   * Where the component was found; among the ImageComponents of the namespace when absent. One of
   * `Namespace`, `System`, `ECS`.
   */
  readonly catalog?: 'Namespace' | 'System' | 'ECS';
}

/** One step. */
export interface ImageBuildStatusStep {
  /**
   * Name of the step. One of `Plan`, `Launch`, `Connect`, `Provision`, `Generalize`, `Capture`, `Finish`,
   * `ReleaseBuilder`, `Distribute`, `Verify`, `Cleanup`.
   */
  readonly name: 'Plan' | 'Launch' | 'Connect' | 'Provision' | 'Generalize' | 'Capture' | 'Finish' | 'ReleaseBuilder' | 'Distribute' | 'Verify' | 'Cleanup';
  /** How far the step is. One of `Pending`, `Running`, `Succeeded`, `Skipped`, `Failed`. */
  readonly state: 'Pending' | 'Running' | 'Succeeded' | 'Skipped' | 'Failed';
  /** The attempt that the step belongs to, from 1. Each attempt has an instance of its own. 1 to 100. */
  readonly attempt?: number;
  /** When the step began. */
  readonly startTime?: string;
  /** When the step ended. */
  readonly finishTime?: string;
  /** What the step does or waits for, or why it failed. At most 512 characters. */
  readonly message?: string;
}

/** One instance. */
export interface ImageBuildStatusInstance {
  /** What the instance is for. `Builder` is the one that becomes the image. One of `Builder`. */
  readonly role: 'Builder';
  /** The attempt that the instance belongs to, from 1. 1 to 100. */
  readonly attempt: number;
  /** ID of the instance. At most 64 characters. */
  readonly instanceID: string;
  /** Type of the instance. At most 64 characters. */
  readonly instanceType: string;
  /** Zone of the instance. At most 64 characters. */
  readonly zoneID?: string;
  /** When the instance was launched. */
  readonly launchTime: string;
  /** The boot of the instance that answered last. A restart shows as another one. At most 64 characters. */
  readonly bootID?: string;
  /**
   * The key that the instance made in its present boot, to which secrets are encrypted; its other half never
   * leaves the memory of the instance. At most 1024 characters.
   */
  readonly publicKey?: string;
  /**
   * The Secrets that were sent to the instance, as `name=resourceVersion`, long names shortened. An image
   * never holds two versions of one Secret. 0 to 50 items.
   */
  readonly secretVersions?: readonly string[];
  /** When the deletion of the instance was first asked for. */
  readonly deleteTime?: string;
  /** When the instance was found to be gone; absent while it exists. */
  readonly releaseTime?: string;
}

/** How far the tasks of the components are. */
export interface ImageBuildStatusTasks {
  /** Number of tasks of all components. 0 to 6350. */
  readonly total: number;
  /** Number of tasks that succeeded. 0 to 6350. */
  readonly done: number;
  /** The task that failed, if one did. */
  readonly failed?: ImageBuildStatusTasksFailed;
  /**
   * The tasks that ended last, oldest first, at most 30, fewer when names are long. The ConfigMap
   * `logConfigMap` has all of them with what they printed. 0 to 30 items.
   */
  readonly results?: readonly ImageBuildStatusTasksResult[];
  /**
   * Name of the ConfigMap with the output of the tasks. It is deleted with the build. At most 253 characters.
   */
  readonly logConfigMap?: string;
}

/** The task that failed, if one did. */
export interface ImageBuildStatusTasksFailed {
  /** Name of the component. At most 253 characters. */
  readonly component: string;
  /** Name of the task. At most 63 characters. */
  readonly task: string;
  /** Exit code of the script; absent when it did not end by itself. */
  readonly exitCode?: number;
  /** The end of what the script printed. At most 2048 characters. */
  readonly outputTail?: string;
}

/** One task that ended. */
export interface ImageBuildStatusTasksResult {
  /** Name of the component; `buildContent` for lines of the template. At most 253 characters. */
  readonly component: string;
  /** Name of the task. At most 63 characters. */
  readonly task: string;
  /** How the task ended. One of `Succeeded`, `Failed`, `TimedOut`. */
  readonly state: 'Succeeded' | 'Failed' | 'TimedOut';
  /** Exit code of the script; absent when it did not end by itself. */
  readonly exitCode?: number;
  /** When the task began, by the clock of the instance. */
  readonly startTime?: string;
  /** How long the task took, all its tries together. 0 to 2147483647. */
  readonly durationSeconds?: number;
  /** How often the task was tried; absent when once. 1 to 11. */
  readonly tries?: number;
}

/** The image in one region. */
export interface ImageBuildStatusImage {
  /** ID of the region. At most 64 characters. */
  readonly regionID: string;
  /** ID of the image in this region; absent until the region has begun to make it. At most 128 characters. */
  readonly imageID?: string;
  /** Name of the image in this region. At most 128 characters. */
  readonly imageName?: string;
  /** How far the image in this region is. One of `Pending`, `Creating`, `Available`, `Failed`. */
  readonly state: 'Pending' | 'Creating' | 'Available' | 'Failed';
  /** How much of the image is made, in percent. 0 to 100. */
  readonly progress?: number;
}

/** Why the build failed; absent while it runs and when it succeeded. */
export interface ImageBuildStatusFailure {
  /**
   * The step that failed. One of `Plan`, `Launch`, `Connect`, `Provision`, `Generalize`, `Capture`, `Finish`,
   * `ReleaseBuilder`, `Distribute`, `Verify`, `Cleanup`.
   */
  readonly step: 'Plan' | 'Launch' | 'Connect' | 'Provision' | 'Generalize' | 'Capture' | 'Finish' | 'ReleaseBuilder' | 'Distribute' | 'Verify' | 'Cleanup';
  /** The reason that condition `Ready` carries once the build is cleaned up. 1 to 64 characters. */
  readonly reason: string;
  /** The error code of ECS where there is one, else the reason. At most 128 characters. */
  readonly code: string;
  /** What happened and what to do about it. At most 1024 characters. */
  readonly message: string;
  /** Whether the same build may succeed when it is tried again without a change. */
  readonly retryable: boolean;
}

/** What holds the build up at the moment and is tried again; absent when nothing does. */
export interface ImageBuildStatusTrouble {
  /**
   * The step that is held up. One of `Plan`, `Launch`, `Connect`, `Provision`, `Generalize`, `Capture`,
   * `Finish`, `ReleaseBuilder`, `Distribute`, `Verify`, `Cleanup`.
   */
  readonly step: 'Plan' | 'Launch' | 'Connect' | 'Provision' | 'Generalize' | 'Capture' | 'Finish' | 'ReleaseBuilder' | 'Distribute' | 'Verify' | 'Cleanup';
  /**
   * The reason that condition `Ready` carries meanwhile; absent when nobody needs to look. 1 to 64
   * characters.
   */
  readonly reason?: string;
  /** The error code of ECS where there is one. At most 128 characters. */
  readonly code: string;
  /** What does not work and what to do about it. At most 512 characters. */
  readonly message: string;
  /** When this trouble began. */
  readonly since: string;
}

/**
 * What the build needs to know to remove everything it created, even when its template, its components and
 * its Secret are gone.
 */
export interface ImageBuildStatusScaffold {
  /** Alibaba Cloud account that the build works in. At most 32 characters. */
  readonly accountID?: string;
  /** Who the operator is in that account; absent for its own identity. */
  readonly credentials?: ImageBuildStatusScaffoldCredentials;
  /** `true` once the answer to a creating call was lost. Clean-up then looks twice, also after a success. */
  readonly doubtful?: boolean;
  /**
   * When a look at the cloud first found nothing left. Where more may exist than is recorded, clean-up ends
   * when a second look, half a minute later, finds nothing either.
   */
  readonly emptySince?: string;
  /** Regions in which the build may have created something; the build region comes first. 0 to 21 items. */
  readonly regionIDs?: readonly string[];
  /** Images that are not yet, or will not be, part of the result. 0 to 40 items. */
  readonly images?: readonly ImageBuildStatusScaffoldImage[];
  /**
   * Snapshots of those images, which outlive them unless they are deleted as well. Recorded before an image
   * is deleted, because afterwards nothing names them. 0 to 80 items.
   */
  readonly snapshots?: readonly ImageBuildStatusScaffoldSnapshot[];
}

/** Who the operator is in that account; absent for its own identity. */
export interface ImageBuildStatusScaffoldCredentials {
  /** Secret in the namespace of this object that holds the access key. */
  readonly secretRef: ImageBuildStatusScaffoldCredentialsSecretRef;
}

/** Secret in the namespace of this object that holds the access key. */
export interface ImageBuildStatusScaffoldCredentialsSecretRef {
  /** Name of the Secret. At most 253 characters. */
  readonly name: string;
}

/** One image. */
export interface ImageBuildStatusScaffoldImage {
  /** Region of the image. At most 64 characters. */
  readonly regionID: string;
  /** ID of the image. At most 128 characters. */
  readonly imageID: string;
}

/** One snapshot. */
export interface ImageBuildStatusScaffoldSnapshot {
  /** Region of the snapshot. At most 64 characters. */
  readonly regionID: string;
  /** ID of the snapshot. At most 64 characters. */
  readonly snapshotID: string;
}

/** One call. */
export interface ImageBuildStatusIntent {
  /**
   * The step that makes the call. One of `Plan`, `Launch`, `Connect`, `Provision`, `Generalize`, `Capture`,
   * `Finish`, `ReleaseBuilder`, `Distribute`, `Verify`, `Cleanup`.
   */
  readonly step: 'Plan' | 'Launch' | 'Connect' | 'Provision' | 'Generalize' | 'Capture' | 'Finish' | 'ReleaseBuilder' | 'Distribute' | 'Verify' | 'Cleanup';
  /** Name of the API operation, for example `RunInstances`. At most 64 characters. */
  readonly action: string;
  /** Region in which the result appears. At most 64 characters. */
  readonly regionID: string;
  /** What the result is for, for example `Builder`. At most 32 characters. */
  readonly role: string;
  /** The attempt that the call belongs to, from 1. 1 to 100. */
  readonly attempt: number;
  /**
   * Which try the call is, from 0; a new number only after the try before was refused for good. 0 to
   * 2147483647.
   */
  readonly candidate?: number;
  /**
   * Parameters of the call that follow neither from the plan nor from the other fields, for example a time of
   * release. At most 16 entries.
   */
  readonly parameters?: Readonly<Record<string, string>>;
  /** When the intent was written. */
  readonly startTime: string;
  /**
   * What is known about the call: `Succeeded`, or `Refused` when the cloud answered that it did nothing.
   * Absent while the answer is not known. One of `Succeeded`, `Refused`.
   */
  readonly outcome?: 'Succeeded' | 'Refused';
  /** ID of what the call created, or of what was found to be its result. At most 128 characters. */
  readonly resourceID?: string;
  /** Error code of the refusal. At most 128 characters. */
  readonly code?: string;
}

/** One thing that is left. */
export interface ImageBuildStatusLeftover {
  /** What it is. One of `Instance`, `Disk`, `Image`, `Snapshot`. */
  readonly kind: 'Instance' | 'Disk' | 'Image' | 'Snapshot';
  /** ID that the cloud gave it. At most 128 characters. */
  readonly id: string;
  /** Region in which it is. At most 64 characters. */
  readonly regionID: string;
  /** Why it could not be removed. At most 512 characters. */
  readonly reason: string;
}
