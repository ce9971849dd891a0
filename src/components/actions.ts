import type { OSType } from './component.ts';
import type { TaskAction } from './task.ts';

/** What a text must look like. `script` and `file` may have many lines, everything else has one. */
export type TextForm =
  | 'script'
  | 'file'
  | 'path'
  | 'filePath'
  | 'user'
  | 'url'
  | 'sha256'
  | 'bucket'
  | 'object'
  | 'region'
  | 'line';

export type PropertyRule =
  | {
      readonly kind: 'text';
      readonly form: TextForm;
      readonly required: boolean;
      /** In characters. */
      readonly max: number;
    }
  /** One text per name; names have 1 to 64 letters, digits, `_` and `-`. */
  | { readonly kind: 'texts'; readonly maxEntries: number; readonly max: number }
  | { readonly kind: 'seconds'; readonly min: number; readonly max: number }
  | { readonly kind: 'boolean' };

export interface ActionRule {
  /** Name of the action's field in `spec.tasks[]`. */
  readonly field: string;
  /** The only system that has the action; both when absent. */
  readonly osType?: OSType;
  /** Whether later tasks may refer to what it printed. */
  readonly hasOutput: boolean;
  /**
   * Properties that stand in requests to the cloud, or in a signed URL: they cannot hold what only the instance knows,
   * and nothing that nobody may read.
   */
  readonly inRequest?: readonly string[];
  /** By name in the model, which is the name in the structured form. */
  readonly properties: Readonly<Record<string, PropertyRule>>;
}

/** Seconds a task may take. */
export const TIMEOUT_SECONDS = { min: 1, max: 86_400 } as const;
export const MAX_TASKS = 127;
/** Of a content; the structured form is held to fewer by its schema. */
export const MAX_PARAMETERS = 127;
export const MAX_PARAMETER_NAME = 64;
/** Characters of a parameter's default value. */
export const MAX_DEFAULT_VALUE = 4096;
/** Bytes of UTF-8 in one content of a component or template: Image Builder's limit. */
export const MAX_CONTENT_BYTES = 16_384;
/** Bytes of one script or file: Image Builder's limit for one command. */
export const MAX_TEXT_BYTES = 16_384;

const text = (form: TextForm, max: number, required = false): PropertyRule => ({
  kind: 'text',
  form,
  max,
  required,
});
const required = true;
const script = text('script', MAX_TEXT_BYTES, required);
const validTime: PropertyRule = { kind: 'seconds', min: 60, max: 86_400 };

/**
 * The properties of every action with their limits: those of the CRD, which YAML content shares, so that every form
 * can be written in the others. WriteFile's content has a reader of its own.
 */
export const ACTIONS: Readonly<Record<TaskAction, ActionRule>> = {
  RunShellCommand: {
    field: 'runShellCommand',
    osType: 'Linux',
    hasOutput: true,
    properties: { commandContent: script, workingDir: text('path', 200), username: text('user', 200) },
  },
  RunPowerShellCommand: {
    field: 'runPowerShellCommand',
    osType: 'Windows',
    hasOutput: true,
    inRequest: ['username', 'windowsPasswordName'],
    properties: {
      commandContent: script,
      workingDir: text('path', 200),
      username: text('line', 255),
      windowsPasswordName: text('line', 255),
    },
  },
  InvokeCommand: {
    field: 'invokeCommand',
    hasOutput: true,
    inRequest: ['commandID', 'username', 'parameters'],
    properties: {
      commandID: text('line', 255, required),
      username: text('line', 255),
      parameters: { kind: 'texts', maxEntries: 10, max: 2000 },
    },
  },
  OSSDownload: {
    field: 'ossDownload',
    hasOutput: false,
    inRequest: ['bucketName', 'objectName', 'ossRegion'],
    properties: {
      bucketName: text('bucket', 200, required),
      objectName: text('object', 1023, required),
      destinationDir: text('path', 511, required),
      ossRegion: text('region', 64),
      validTime,
    },
  },
  OSSUpload: {
    field: 'ossUpload',
    hasOutput: false,
    inRequest: ['bucketName', 'objectName', 'ossRegion'],
    properties: {
      bucketName: text('bucket', 200, required),
      objectName: text('object', 1023, required),
      fileToUpload: text('path', 511, required),
      ossRegion: text('region', 64),
      validTime,
    },
  },
  WebDownload: {
    field: 'webDownload',
    hasOutput: false,
    properties: {
      sourcePath: text('url', 2048, required),
      destinationDir: text('path', 511, required),
      tokenInfo: text('line', 4096),
      sha256: text('sha256', 200),
    },
  },
  WriteFile: {
    field: 'writeFile',
    hasOutput: false,
    properties: { destinationPath: text('filePath', 511, required), content: text('file', MAX_TEXT_BYTES) },
  },
  Reboot: { field: 'reboot', hasOutput: false, properties: { forceStop: { kind: 'boolean' } } },
};

export const TASK_ACTIONS = Object.keys(ACTIONS) as readonly TaskAction[];
