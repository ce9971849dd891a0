// Generated from crds/imagecomponents.yaml by `npm run generate`. Do not edit.
import type { ObjectMeta } from '../object-meta.ts';
import type { Condition } from './condition.ts';

/**
 * ImageComponent is a reusable part of an image: an ordered list of tasks that run on the intermediate
 * instance while an image is built. An ImageTemplate names the components it is made of.
 */
export interface ImageComponent {
  apiVersion: 'imagesmith.dev/v1alpha1';
  kind: 'ImageComponent';
  metadata: ObjectMeta;
  readonly spec: ImageComponentSpec;
  readonly status: ImageComponentStatus;
}

/** What the component does. Written by users, never by the operator. */
export interface ImageComponentSpec {
  /**
   * When the component runs. `Build` components change the intermediate instance before the image is
   * captured. One of `Build`. Default `Build`.
   */
  readonly type: 'Build';
  /** Operating system that the component is written for. One of `Linux`. Default `Linux`. */
  readonly osType: 'Linux';
  /**
   * Name of the component for people and in build reports; the name of the object when absent. Several
   * objects may carry one name with different versions. Starts with a letter, followed by letters, digits,
   * `:`, `.`, `_` and `-`; Chinese characters count as letters. 2 to 128 characters.
   */
  readonly componentName?: string;
  /**
   * Version of the component as `major.minor.patch`, three numbers without leading zeros. At most 32
   * characters. Default `1.0.0`.
   */
  readonly version: string;
  /** What the component is for, in a sentence. At most 256 characters. */
  readonly description?: string;
  /**
   * `true` freezes this spec for ever, this field included: a change is then a new object with a new version.
   * Deleting the object stays possible. Default `false`.
   */
  readonly immutable: boolean;
  /**
   * What to do, strictly in this order. Each task holds exactly one action: `runShellCommand`, `writeFile` or
   * `reboot`. 1 to 127 items.
   */
  readonly tasks: readonly ImageComponentSpecTask[];
}

/** One task of the component. */
export interface ImageComponentSpecTask {
  /**
   * Name of the task, unique in the component. Build reports and messages use it. Starts with a letter,
   * followed by letters, digits, `_` and `-`. At most 63 characters.
   */
  readonly name: string;
  /**
   * How long the task may take, in seconds; 600 when absent. A task that takes longer is stopped with
   * everything it started, and the build fails. 1 to 86400.
   */
  readonly timeoutSeconds?: number;
  /** Runs a shell script. The task fails when the script ends with an exit code other than 0. */
  readonly runShellCommand?: ImageComponentSpecTaskRunShellCommand;
  /** Writes a file, over an existing one if there is one. Missing directories on the way to it are made. */
  readonly writeFile?: ImageComponentSpecTaskWriteFile;
  /** Reboots the instance and waits until it accepts commands again. Written as `reboot: {}`. */
  readonly reboot?: ImageComponentSpecTaskReboot;
}

/** Runs a shell script. The task fails when the script ends with an exit code other than 0. */
export interface ImageComponentSpecTaskRunShellCommand {
  /**
   * The script, at most 16 KiB. Run by the interpreter that its first line names (`#!`), else by `/bin/sh`. 1
   * to 16384 characters.
   */
  readonly commandContent: string;
  /**
   * Absolute path of the directory that the script starts in; it must exist. `/root` when absent. At most 200
   * characters.
   */
  readonly workingDir?: string;
  /** User that runs the script; the user must exist. `root` when absent. At most 32 characters. */
  readonly username?: string;
}

/** Writes a file, over an existing one if there is one. Missing directories on the way to it are made. */
export interface ImageComponentSpecTaskWriteFile {
  /** Absolute path of the file. At most 511 characters. */
  readonly destinationPath: string;
  /** What the file holds, at most 16 KiB. May be empty. At most 16384 characters. */
  readonly content: string;
  /**
   * Permissions as octal digits in quotes, for example `"0755"`; `"0644"` when absent. At most 4 characters.
   */
  readonly mode?: string;
  /** User who owns the file; the user must exist. `root` when absent. At most 32 characters. */
  readonly owner?: string;
  /** Group of the file; the group must exist. `root` when absent. At most 32 characters. */
  readonly group?: string;
}

/** Reboots the instance and waits until it accepts commands again. Written as `reboot: {}`. */
export type ImageComponentSpecTaskReboot = Readonly<Record<string, never>>;

/** What the operator found out about this component. Written by the operator only. */
export interface ImageComponentStatus {
  /**
   * The `metadata.generation` that the rest of this status is about; -1 until the operator has seen the
   * object. At least -1.
   */
  readonly observedGeneration: number;
  /** Where the object stands. `Ready` is the one to wait for. 0 to 16 items. */
  readonly conditions?: readonly Condition[];
  /** The form in which the component was written. `Structured` is `spec.tasks`. One of `Structured`. */
  readonly format?: 'Structured';
  /**
   * Fingerprint of everything in `spec` that decides what the component does to an instance. Two components
   * with one fingerprint do the same. At most 128 characters.
   */
  readonly contentHash?: string;
  /** Number of tasks that the component runs. 0 to 127. */
  readonly taskCount?: number;
}
