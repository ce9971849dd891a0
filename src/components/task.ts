/**
 * What a component does, however it was written: the one model behind every front end. Everything that follows
 * (plan, delivery, status) knows only this.
 *
 * `Text` is what the texts of a task are made of: a plain string with `{{ references }}` as the author wrote it, or
 * after rendering what is left to fill in (`rendered.ts`).
 */

/** Seconds a task may take when its author gave no limit: Image Builder's engine default. */
export const DEFAULT_TIMEOUT_SECONDS = 600;
/** Seconds between a try of a task that failed and the next one. */
export const RETRY_PAUSE_SECONDS = 10;

export type Task<Text = string> =
  | RunShellCommandTask<Text>
  | RunPowerShellCommandTask<Text>
  | InvokeCommandTask<Text>
  | OSSDownloadTask<Text>
  | OSSUploadTask<Text>
  | WebDownloadTask<Text>
  | WriteFileTask<Text>
  | RebootTask;

export type TaskAction = Task['action'];

interface TaskBase {
  /** Unique within the component. */
  readonly name: string;
  readonly timeoutSeconds: number;
  /** How often a task that failed is tried again in the same guest, 1 to 10; never when absent. */
  readonly retries?: number;
}

export interface RunShellCommandTask<Text = string> extends TaskBase {
  readonly action: 'RunShellCommand';
  readonly commandContent: Text;
  /** Absolute; `/root` when absent. */
  readonly workingDir?: Text;
  /** `root` when absent. */
  readonly username?: Text;
}

export interface RunPowerShellCommandTask<Text = string> extends TaskBase {
  readonly action: 'RunPowerShellCommand';
  readonly commandContent: Text;
  /** Absolute; `C:\Windows\System32` when absent. */
  readonly workingDir?: Text;
  /** `System` when absent. */
  readonly username?: Text;
  /** Name of the password of `username` in the parameter store of CloudOps Orchestration Service. */
  readonly windowsPasswordName?: Text;
}

/** Runs a command that Cloud Assistant knows already: a public one by its name, or one of the account by its ID. */
export interface InvokeCommandTask<Text = string> extends TaskBase {
  readonly action: 'InvokeCommand';
  readonly commandID: Text;
  readonly username?: Text;
  readonly parameters?: Readonly<Record<string, Text>>;
}

interface OSSTask<Text> extends TaskBase {
  readonly bucketName: Text;
  readonly objectName: Text;
  /** The build region when absent. */
  readonly ossRegion?: Text;
  /** Seconds that the signed URL is good for; 6000 when absent. */
  readonly validTime?: number;
}

export interface OSSDownloadTask<Text = string> extends OSSTask<Text> {
  readonly action: 'OSSDownload';
  /** Made when it does not exist. The file is named like the last part of `objectName`. */
  readonly destinationDir: Text;
}

export interface OSSUploadTask<Text = string> extends OSSTask<Text> {
  readonly action: 'OSSUpload';
  /** Absolute path in the guest. */
  readonly fileToUpload: Text;
}

export interface WebDownloadTask<Text = string> extends TaskBase {
  readonly action: 'WebDownload';
  /** `http` or `https`. */
  readonly sourcePath: Text;
  /** Made when it does not exist. The file is named like the last part of the URL's path. */
  readonly destinationDir: Text;
  /** Sent as a bearer token; Image Builder has it for GitHub. */
  readonly tokenInfo?: Text;
  /** 64 hexadecimal digits that the file must have as SHA-256. */
  readonly sha256?: Text;
}

export interface WriteFileTask<Text = string> extends TaskBase {
  readonly action: 'WriteFile';
  readonly destinationPath: Text;
  readonly content: FileContent<Text>;
  /** `root` when absent, `SYSTEM` on Windows. */
  readonly owner?: string;
  readonly group?: string;
  /** Octal digits; `0644` when absent. Linux only. */
  readonly mode?: string;
}

/** What a file holds: a text, bytes in Base64, or the value of a key of an object in the template's namespace. */
export type FileContent<Text = string> =
  | { readonly text: Text }
  | { readonly base64: string }
  | { readonly configMapKey: ObjectKey }
  | { readonly secretKey: ObjectKey };

/** One key of a ConfigMap or Secret. */
export interface ObjectKey {
  readonly name: string;
  readonly key: string;
}

export interface RebootTask extends TaskBase {
  readonly action: 'Reboot';
  /** Cuts the power instead of asking the system to stop. */
  readonly forceStop?: boolean;
}
