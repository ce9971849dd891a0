// Generated from crds/imagetemplates.yaml by `npm run generate`. Do not edit.
import type { ObjectMeta } from '../object-meta.ts';
import type { Condition } from './condition.ts';

/**
 * ImageTemplate says how an image is made and where it goes: the source image, the components, the instance
 * that it is built on, and the regions that it is copied to. The operator creates an ImageBuild for it, and a
 * new one whenever the spec changes.
 */
export interface ImageTemplate {
  apiVersion: 'imagesmith.dev/v1alpha1';
  kind: 'ImageTemplate';
  metadata: ObjectMeta;
  readonly spec: ImageTemplateSpec;
  readonly status: ImageTemplateStatus;
}

/** How the image is made. Written by users, never by the operator. */
export interface ImageTemplateSpec {
  /** Region in which the image is built, for example `cn-hangzhou`. At most 64 characters. */
  readonly regionID: string;
  /**
   * Who the operator is towards Alibaba Cloud when it builds this image. When absent the operator uses its
   * own identity, if its administrator allows that.
   */
  readonly credentials?: ImageTemplateSpecCredentials;
  /** The image that the build starts from. Exactly one of its fields must be set. */
  readonly source: ImageTemplateSpecSource;
  /**
   * What is done to the source image, in this order. A component may stand more than once. Without components
   * the image is a copy of its source with the settings of `image`. 0 to 50 items.
   */
  readonly components?: readonly ImageTemplateSpecComponent[];
  /**
   * Commands in the Dockerfile syntax of ECS Image Builder that run after `components`: `RUN`, `ENV`,
   * `WORKDIR`, `COPY`, `USER`, `RESTART`, `LABEL`, `CMD`, `ENTRYPOINT`, and `COMPONENT` for a component that
   * runs where the line stands. On Windows only `COMPONENT` and `RESTART`. At most 16 KiB and 127 commands. 1
   * to 16384 characters.
   */
  readonly buildContent?: string;
  /** How values of Secrets reach the instance. */
  readonly secrets: ImageTemplateSpecSecrets;
  /** The intermediate instance on which the image is built. It exists only while the build needs it. */
  readonly instance: ImageTemplateSpecInstance;
  /** What is removed from the instance before the image is captured. */
  readonly generalize: ImageTemplateSpecGeneralize;
  /** Properties of the image, the same in every region. */
  readonly image?: ImageTemplateSpecImage;
  /** Where the image is available besides the build region. */
  readonly distribution?: ImageTemplateSpecDistribution;
  /** How long and how often a build may try. */
  readonly limits: ImageTemplateSpecLimits;
  /** `true` stops new builds. A build that runs goes on; deletion works as always. Default `false`. */
  readonly suspend: boolean;
}

/**
 * Who the operator is towards Alibaba Cloud when it builds this image. When absent the operator uses its own
 * identity, if its administrator allows that.
 */
export interface ImageTemplateSpecCredentials {
  /**
   * Secret in the namespace of this object with the keys `accessKeyID`, `accessKeySecret` and, for temporary
   * credentials, `securityToken`.
   */
  readonly secretRef: ImageTemplateSpecCredentialsSecretRef;
}

/**
 * Secret in the namespace of this object with the keys `accessKeyID`, `accessKeySecret` and, for temporary
 * credentials, `securityToken`.
 */
export interface ImageTemplateSpecCredentialsSecretRef {
  /** Name of the Secret. At most 253 characters. */
  readonly name: string;
}

/** The image that the build starts from. Exactly one of its fields must be set. */
export interface ImageTemplateSpecSource {
  /**
   * Family whose newest available image is taken when a build starts, for example `acs:debian_12_x64`. 2 to
   * 128 characters.
   */
  readonly imageFamily?: string;
  /** One image of the build region, for example `m-bp1g7004ksh0oeuc****`. At most 128 characters. */
  readonly imageID?: string;
}

/** One component of the image. */
export interface ImageTemplateSpecComponent {
  /**
   * Name of the component: its `spec.componentName`, which is the name of the object unless it says
   * otherwise. At most 253 characters.
   */
  readonly name: string;
  /**
   * Version of the component, exact as in `1.2.0` or with `*` for any number as in `1.*.*`; the newest that
   * fits is taken, and the newest of all when absent. At most 32 characters.
   */
  readonly version?: string;
  /**
   * Where the component is looked for: among the ImageComponents of this namespace (`Namespace`, when
   * absent), among those that come with the operator (`System`), or among the image components of ECS in the
   * build region (`ECS`). One of `Namespace`, `System`, `ECS`.
   */
  readonly catalog?: 'Namespace' | 'System' | 'ECS';
  /** Values for the parameters of the component. 0 to 20 items. */
  readonly parameters?: readonly ImageTemplateSpecComponentParameter[];
}

/** Value of one parameter. */
export interface ImageTemplateSpecComponentParameter {
  /** Name of the parameter. At most 64 characters. */
  readonly name: string;
  /** The value as text in quotes, also for numbers and booleans. At most 4096 characters. */
  readonly value?: string;
  /** Where the value is taken from when it must not stand here. */
  readonly valueFrom?: ImageTemplateSpecComponentParameterValueFrom;
}

/** Where the value is taken from when it must not stand here. */
export interface ImageTemplateSpecComponentParameterValueFrom {
  /**
   * Key of a Secret in the namespace of this object. The value is read when it is sent to the instance,
   * encrypted, and appears nowhere else.
   */
  readonly secretKeyRef: ImageTemplateSpecComponentParameterValueFromSecretKeyRef;
}

/**
 * Key of a Secret in the namespace of this object. The value is read when it is sent to the instance,
 * encrypted, and appears nowhere else.
 */
export interface ImageTemplateSpecComponentParameterValueFromSecretKeyRef {
  /** Name of the Secret. At most 253 characters. */
  readonly name: string;
  /** Name of the key. At most 253 characters. */
  readonly key: string;
}

/** How values of Secrets reach the instance. */
export interface ImageTemplateSpecSecrets {
  /**
   * `Encrypted` encrypts every script and file that holds a secret to a key that the instance made for
   * itself; the instance needs `openssl`. `Plain` sends them readable: the invocation records of Cloud
   * Assistant then show them for weeks. One of `Encrypted`, `Plain`. Default `Encrypted`.
   */
  readonly delivery: 'Encrypted' | 'Plain';
}

/** The intermediate instance on which the image is built. It exists only while the build needs it. */
export interface ImageTemplateSpecInstance {
  /**
   * Instance types in order of preference, for example `ecs.g7.large`. The next one is tried when one is not
   * in stock. 1 to 10 items.
   */
  readonly instanceTypes: readonly string[];
  /**
   * Candidate vSwitches in order of preference. Each stands for its zone: the next one is tried when a zone
   * has none of the instance types in stock. 1 to 10 items.
   */
  readonly vSwitchIDs: readonly string[];
  /**
   * Security group of the instance, in the VPC of the vSwitches. No ingress rule is needed; egress to the
   * Cloud Assistant endpoints of the region must be allowed. At most 64 characters.
   */
  readonly securityGroupID: string;
  /** The system disk of the instance, which becomes the image. */
  readonly systemDisk?: ImageTemplateSpecInstanceSystemDisk;
  /**
   * Outgoing Internet bandwidth in Mbit/s. Above 0 the instance gets a public IP address, which it needs for
   * downloads unless the VPC has a NAT gateway. 0 to 100. Default `0`.
   */
  readonly internetMaxBandwidthOut: number;
  /**
   * Tags on the instance and its disk, besides those that the operator sets. Keys have 1 to 128 characters
   * and do not start with `aliyun`, `acs:`, `imagesmith:`, `http://` or `https://`. At most 10 entries.
   */
  readonly tags?: Readonly<Record<string, string>>;
  /** Resource group of the instance; the default group of the account when absent. At most 64 characters. */
  readonly resourceGroupID?: string;
}

/** The system disk of the instance, which becomes the image. */
export interface ImageTemplateSpecInstanceSystemDisk {
  /**
   * Size in GiB, at least the size of the source image. When absent, 40 or the size of the source image,
   * whichever is larger. 20 to 2048.
   */
  readonly sizeGiB?: number;
  /**
   * Disk categories in order of preference; the next one is tried when one is not available. Only
   * `cloud_essd` when absent. 1 to 5 items.
   */
  readonly categories?: readonly ('cloud_essd' | 'cloud_auto' | 'cloud_essd_entry' | 'cloud_ssd' | 'cloud_efficiency')[];
  /**
   * Performance level of a disk of category `cloud_essd`; the default of ECS when absent. `PL2` needs 461
   * GiB, `PL3` 1261 GiB. One of `PL0`, `PL1`, `PL2`, `PL3`.
   */
  readonly performanceLevel?: 'PL0' | 'PL1' | 'PL2' | 'PL3';
}

/** What is removed from the instance before the image is captured. */
export interface ImageTemplateSpecGeneralize {
  /**
   * `Default` removes what must differ between machines or must not be shipped, such as SSH host keys, the
   * machine ID, logs and command histories. `None` removes only the operator's own files. One of `Default`,
   * `None`. Default `Default`.
   */
  readonly mode: 'Default' | 'None';
  /**
   * What mode `Default` leaves in the image all the same: SSH host keys, the machine ID, logs and command
   * histories, the caches of package managers. 0 to 4 items.
   */
  readonly keep?: readonly ('HostKeys' | 'MachineID' | 'History' | 'PackageCache')[];
}

/** Properties of the image, the same in every region. */
export interface ImageTemplateSpecImage {
  /**
   * Start of the image name, which continues with the number of the build and a short unique part. The name
   * of this object when absent. 2 to 64 characters.
   */
  readonly namePrefix?: string;
  /** Description of the image. 2 to 256 characters. */
  readonly description?: string;
  /**
   * Tags on the image and its snapshots, besides those that the operator sets. The rules of `instance.tags`
   * apply. At most 10 entries.
   */
  readonly tags?: Readonly<Record<string, string>>;
  /** Resource group of the image; the default group of the account when absent. At most 64 characters. */
  readonly resourceGroupID?: string;
}

/** Where the image is available besides the build region. */
export interface ImageTemplateSpecDistribution {
  /**
   * Regions that the image is copied to. The build region always has it and need not be listed. 0 to 20
   * items.
   */
  readonly regions?: readonly ImageTemplateSpecDistributionRegion[];
}

/** One region that gets the image. */
export interface ImageTemplateSpecDistributionRegion {
  /** ID of the region, for example `cn-shanghai`. Each region may stand once. At most 64 characters. */
  readonly regionID: string;
}

/** How long and how often a build may try. */
export interface ImageTemplateSpecLimits {
  /**
   * How long a build may take from its start, from `10m` to `24h`: hours, minutes and seconds as in `1h30m`.
   * A build that takes longer ends as failed and is cleaned up. At most 16 characters. Default `4h`.
   */
  readonly timeout: string;
  /**
   * How many instances a build may use, one after the other, when an instance is lost for reasons outside the
   * components. A component that fails is never tried again by itself. 1 to 10. Default `3`.
   */
  readonly attempts: number;
}

/** What came out of this template. Written by the operator only. */
export interface ImageTemplateStatus {
  /**
   * The `metadata.generation` that the rest of this status is about; -1 until the operator has seen the
   * object. At least -1.
   */
  readonly observedGeneration: number;
  /**
   * Where the object stands. `Ready` is the one to wait for: it is `True` once the image of the current spec
   * exists in every region. 0 to 16 items.
   */
  readonly conditions?: readonly Condition[];
  /**
   * Fingerprint of the part of `spec` that decides what the image is, as of the build that made `images`. At
   * most 128 characters.
   */
  readonly specHash?: string;
  /** Number of the newest build, which stands at the end of its name. At least 0. */
  readonly buildCounter?: number;
  /** The build that runs now, if one does. */
  readonly activeBuild?: ImageTemplateStatusActiveBuild;
  /** The newest build, whether it runs or has ended. */
  readonly latestBuild?: ImageTemplateStatusLatestBuild;
  /**
   * The image of the newest build that succeeded, per region; the build region comes first. 0 to 21 items.
   */
  readonly images?: readonly ImageTemplateStatusImage[];
}

/** The build that runs now, if one does. */
export interface ImageTemplateStatusActiveBuild {
  /** Name of the ImageBuild. At most 63 characters. */
  readonly name: string;
  /** Why it was started. One of `FirstBuild`, `SpecChange`. */
  readonly reason: 'FirstBuild' | 'SpecChange';
}

/** The newest build, whether it runs or has ended. */
export interface ImageTemplateStatusLatestBuild {
  /** Name of the ImageBuild. At most 63 characters. */
  readonly name: string;
  /** Why it was started. One of `FirstBuild`, `SpecChange`. */
  readonly reason: 'FirstBuild' | 'SpecChange';
  /** How it ended; absent while it runs. One of `Succeeded`, `Failed`. */
  readonly result?: 'Succeeded' | 'Failed';
  /** When it ended; absent while it runs. */
  readonly completionTime?: string;
}

/** The image in one region. */
export interface ImageTemplateStatusImage {
  /** ID of the region. At most 64 characters. */
  readonly regionID: string;
  /** ID of the image in this region. At most 128 characters. */
  readonly imageID: string;
}
