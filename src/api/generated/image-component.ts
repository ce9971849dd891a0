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
   * captured. `Test` components look at an instance that was started from the image. One of `Build`, `Test`.
   * Default `Build`.
   */
  readonly type: 'Build' | 'Test';
  /**
   * Operating system that the component is written for. A template with another source image cannot use it.
   * One of `Linux`, `Windows`. Default `Linux`.
   */
  readonly osType: 'Linux' | 'Windows';
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
   * Values that a template passes to the component. A text of a task refers to one as `{{ name }}`, or as `{{
   * name | quote }}` where it is to be one word of the shell. Belongs to `tasks`; `content` declares its own.
   * 0 to 20 items.
   */
  readonly parameters?: readonly ImageComponentSpecParameter[];
  /**
   * What to do, strictly in this order. Each task holds exactly one action. Either `tasks` or `content` must
   * be set. 1 to 127 items.
   */
  readonly tasks?: readonly ImageComponentSpecTask[];
  /**
   * The component in the syntax of ECS Image Builder, unchanged: YAML with `Parameters` and `Tasks`, or
   * Dockerfile lines (Linux only). At most 16 KiB and 127 commands. Instead of `parameters` and `tasks`. 1 to
   * 16384 characters.
   */
  readonly content?: string;
}

/** One parameter. */
export interface ImageComponentSpecParameter {
  /**
   * Name of the parameter. Starts with a letter or `_`, followed by letters, digits, `_` and `-`. At most 64
   * characters.
   */
  readonly name: string;
  /**
   * What values are allowed: any text, a decimal number, or `true` and `false`. `String` when absent. One of
   * `String`, `Number`, `Boolean`.
   */
  readonly type?: 'String' | 'Number' | 'Boolean';
  /**
   * Value when the template gives none, as text in quotes. Without a default the template must give one. At
   * most 4096 characters.
   */
  readonly defaultValue?: string;
  /** What the parameter is for, in a sentence. At most 256 characters. */
  readonly description?: string;
  /**
   * `true` for a value that nobody may read, such as a password: the template must take it from a Secret, and
   * it reaches the instance encrypted.
   */
  readonly sensitive?: boolean;
}

/** One task of the component. */
export interface ImageComponentSpecTask {
  /**
   * Name of the task, unique in the component. Build reports and messages use it, and later tasks refer to
   * what it printed as `{{ name.stdout }}`. Starts with a letter, followed by letters, digits, `_` and `-`.
   * At most 63 characters.
   */
  readonly name: string;
  /**
   * How long the task may take, in seconds; 600 when absent. A task that takes longer is stopped with
   * everything it started, and the build fails. 1 to 86400.
   */
  readonly timeoutSeconds?: number;
  /**
   * How often the task is tried again on the same instance when it fails or takes too long, ten seconds later
   * each time; never when absent. Not for `invokeCommand` and `reboot`. 0 to 10.
   */
  readonly retries?: number;
  /**
   * Runs a shell script, on Linux only. The task fails when the script ends with an exit code other than 0.
   */
  readonly runShellCommand?: ImageComponentSpecTaskRunShellCommand;
  /**
   * Runs a PowerShell script, on Windows only. The task fails when the script ends with an exit code other
   * than 0.
   */
  readonly runPowerShellCommand?: ImageComponentSpecTaskRunPowerShellCommand;
  /**
   * Runs a command that Cloud Assistant knows already. It is not run under the operator's own protection
   * against running twice.
   */
  readonly invokeCommand?: ImageComponentSpecTaskInvokeCommand;
  /**
   * Downloads an object of Object Storage Service. The operator signs the URL with the identity that it
   * builds with, which must be allowed to read the object.
   */
  readonly ossDownload?: ImageComponentSpecTaskOssDownload;
  /**
   * Uploads a file to Object Storage Service. The operator signs the URL with the identity that it builds
   * with, which must be allowed to write the object.
   */
  readonly ossUpload?: ImageComponentSpecTaskOssUpload;
  /** Downloads a file from the Web. The instance needs access to the address. */
  readonly webDownload?: ImageComponentSpecTaskWebDownload;
  /** Writes a file, over an existing one if there is one. Missing directories on the way to it are made. */
  readonly writeFile?: ImageComponentSpecTaskWriteFile;
  /** Reboots the instance and waits until it accepts commands again. Written as `reboot: {}`. */
  readonly reboot?: ImageComponentSpecTaskReboot;
}

/** Runs a shell script, on Linux only. The task fails when the script ends with an exit code other than 0. */
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
  /** User that runs the script; the user must exist. `root` when absent. At most 200 characters. */
  readonly username?: string;
}

/**
 * Runs a PowerShell script, on Windows only. The task fails when the script ends with an exit code other than
 * 0.
 */
export interface ImageComponentSpecTaskRunPowerShellCommand {
  /** The script, at most 16 KiB. 1 to 16384 characters. */
  readonly commandContent: string;
  /**
   * Absolute path of the directory that the script starts in; it must exist. `C:\Windows\System32` when
   * absent. At most 200 characters.
   */
  readonly workingDir?: string;
  /**
   * User that runs the script; the user must exist. `System` when absent; any other needs
   * `windowsPasswordName`. 1 to 255 characters.
   */
  readonly username?: string;
  /**
   * Name under which the password of `username` is kept in the parameter store of CloudOps Orchestration
   * Service. Not the password itself. 1 to 255 characters.
   */
  readonly windowsPasswordName?: string;
}

/**
 * Runs a command that Cloud Assistant knows already. It is not run under the operator's own protection
 * against running twice.
 */
export interface ImageComponentSpecTaskInvokeCommand {
  /**
   * Name of a public command, for example `ACS-ECS-ImageRepair-for-linux.sh`, or ID of a command of the
   * account. 1 to 255 characters.
   */
  readonly commandID: string;
  /** User that runs the command; the command's own default when absent. 1 to 255 characters. */
  readonly username?: string;
  /** Values for the parameters of the command, at most 10. At most 10 entries. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/**
 * Downloads an object of Object Storage Service. The operator signs the URL with the identity that it builds
 * with, which must be allowed to read the object.
 */
export interface ImageComponentSpecTaskOssDownload {
  /** Name of the bucket. 1 to 200 characters. */
  readonly bucketName: string;
  /** Name of the object, without a slash at its start. 1 to 1023 characters. */
  readonly objectName: string;
  /**
   * Absolute path of the directory that the file is put into; it is made when it does not exist. At most 511
   * characters.
   */
  readonly destinationDir: string;
  /** Region of the bucket; the build region when absent. 1 to 64 characters. */
  readonly ossRegion?: string;
  /** How long the signed URL is good for, in seconds; 6000 when absent. 60 to 86400. */
  readonly validTime?: number;
}

/**
 * Uploads a file to Object Storage Service. The operator signs the URL with the identity that it builds with,
 * which must be allowed to write the object.
 */
export interface ImageComponentSpecTaskOssUpload {
  /** Name of the bucket. 1 to 200 characters. */
  readonly bucketName: string;
  /** Name of the object, without a slash at its start. 1 to 1023 characters. */
  readonly objectName: string;
  /** Absolute path of the file. At most 511 characters. */
  readonly fileToUpload: string;
  /** Region of the bucket; the build region when absent. 1 to 64 characters. */
  readonly ossRegion?: string;
  /** How long the signed URL is good for, in seconds; 6000 when absent. 60 to 86400. */
  readonly validTime?: number;
}

/** Downloads a file from the Web. The instance needs access to the address. */
export interface ImageComponentSpecTaskWebDownload {
  /** The URL, `http` or `https`. At most 2048 characters. */
  readonly sourcePath: string;
  /**
   * Absolute path of the directory that the file is put into, under the last part of the URL's path; it is
   * made when it does not exist. At most 511 characters.
   */
  readonly destinationDir: string;
  /**
   * Token that is sent as `Authorization: Bearer`. Use a reference to a sensitive parameter. 1 to 4096
   * characters.
   */
  readonly tokenInfo?: string;
  /** SHA-256 of the file as 64 hexadecimal digits. Another file fails the task. At most 200 characters. */
  readonly sha256?: string;
}

/** Writes a file, over an existing one if there is one. Missing directories on the way to it are made. */
export interface ImageComponentSpecTaskWriteFile {
  /** Absolute path of the file. At most 511 characters. */
  readonly destinationPath: string;
  /** What the file holds, at most 16 KiB. May be empty. At most 16384 characters. */
  readonly content?: string;
  /** What the file holds, as Base64, for files that are not text. At most 65536 characters. */
  readonly binaryContent?: string;
  /** Object in the namespace of the template that holds what the file is to hold, up to 1 MiB. */
  readonly contentFrom?: ImageComponentSpecTaskWriteFileContentFrom;
  /**
   * Permissions as octal digits in quotes, for example `"0755"`; `"0644"` when absent. Linux only. At most 4
   * characters.
   */
  readonly mode?: string;
  /** User who owns the file; the user must exist. `root` when absent. Linux only. At most 32 characters. */
  readonly owner?: string;
  /** Group of the file; the group must exist. `root` when absent. Linux only. At most 32 characters. */
  readonly group?: string;
}

/** Object in the namespace of the template that holds what the file is to hold, up to 1 MiB. */
export interface ImageComponentSpecTaskWriteFileContentFrom {
  /**
   * Key of a ConfigMap, in its `data` or `binaryData`. A build takes it as it is when the build is planned.
   */
  readonly configMapKeyRef?: ImageComponentSpecTaskWriteFileContentFromConfigMapKeyRef;
  /** Key of a Secret. Its value reaches the instance encrypted. */
  readonly secretKeyRef?: ImageComponentSpecTaskWriteFileContentFromSecretKeyRef;
}

/** Key of a ConfigMap, in its `data` or `binaryData`. A build takes it as it is when the build is planned. */
export interface ImageComponentSpecTaskWriteFileContentFromConfigMapKeyRef {
  /** Name of the ConfigMap. At most 253 characters. */
  readonly name: string;
  /** Name of the key. At most 253 characters. */
  readonly key: string;
}

/** Key of a Secret. Its value reaches the instance encrypted. */
export interface ImageComponentSpecTaskWriteFileContentFromSecretKeyRef {
  /** Name of the Secret. At most 253 characters. */
  readonly name: string;
  /** Name of the key. At most 253 characters. */
  readonly key: string;
}

/** Reboots the instance and waits until it accepts commands again. Written as `reboot: {}`. */
export interface ImageComponentSpecTaskReboot {
  /** `true` cuts the power instead of asking the system to stop; `false` when absent. */
  readonly forceStop?: boolean;
}

/** What the operator found out about this component. Written by the operator only. */
export interface ImageComponentStatus {
  /**
   * The `metadata.generation` that the rest of this status is about; -1 until the operator has seen the
   * object. At least -1.
   */
  readonly observedGeneration: number;
  /** Where the object stands. `Ready` is the one to wait for. 0 to 16 items. */
  readonly conditions?: readonly Condition[];
  /**
   * The form in which the component was written. `Structured` is `spec.tasks`; `YAML` and `Dockerfile` are
   * the two forms of `spec.content`. One of `Structured`, `YAML`, `Dockerfile`.
   */
  readonly format?: 'Structured' | 'YAML' | 'Dockerfile';
  /**
   * Fingerprint of everything in `spec` that decides what the component does to an instance. Two components
   * with one fingerprint do the same. At most 128 characters.
   */
  readonly contentHash?: string;
  /** Number of tasks that the component runs. 0 to 127. */
  readonly taskCount?: number;
  /** The parameters that a template may pass, however the component was written. 0 to 127 items. */
  readonly parameters?: readonly ImageComponentStatusParameter[];
  /**
   * Names of the ImageTemplates in this namespace that use this very object, at most 20 of them. 0 to 20
   * items.
   */
  readonly usedBy?: readonly string[];
}

/** One parameter. */
export interface ImageComponentStatusParameter {
  /** Name of the parameter. At most 128 characters. */
  readonly name: string;
  /** What values are allowed. One of `String`, `Number`, `Boolean`. */
  readonly type: 'String' | 'Number' | 'Boolean';
  /** Value when the template gives none; absent when the template must give one. At most 128 characters. */
  readonly defaultValue?: string;
  /** `true` when the value must come from a Secret. */
  readonly sensitive?: boolean;
}
