import type { OutputPiece } from '../../components/rendered.ts';
import type { BootKey } from './boot-key.ts';

/** One task as the guest gets it. */
export interface GuestTask {
  readonly osType: 'Linux' | 'Windows';
  /** UID of the build and attempt: a fresh builder starts with no locks, and so does a new attempt. */
  readonly buildUID: string;
  readonly attempt: number;
  /** Position of the task in the build, from 0. */
  readonly index: number;
  /** Seconds that one try may take, with everything that it starts. */
  readonly timeoutSeconds: number;
  /** How often a try that failed or timed out is followed by another one, 0 to 10. */
  readonly retries?: number;
  /** True when a later task uses what this one prints: its standard output is then kept apart from its errors. */
  readonly keepOutput?: boolean;
  /** True when a text of the action holds the value of a secret. */
  readonly sensitive?: boolean;
  /** True for a script in which Cloud Assistant has to fill in its own `{{ACS::…}}`. */
  readonly cloudParameters?: boolean;
  readonly action: GuestAction;
}

/** A text with every value in it but the outputs of earlier tasks, which only the guest knows. */
export type GuestText = string | readonly GuestPiece[];
export type GuestPiece = string | OutputPiece;

export type GuestAction = GuestScript | GuestFile | GuestWebDownload | GuestOSSDownload | GuestOSSUpload;

/** A shell script, on Windows a PowerShell script. */
export interface GuestScript {
  readonly kind: 'script';
  readonly content: GuestText;
  /** `/root` when absent, the home of `user` when that is given; `C:\Windows\System32` on Windows. */
  readonly workingDir?: GuestText;
  /** Linux only: on Windows Cloud Assistant runs the whole command as another user (RunCommand's `Username`). */
  readonly user?: GuestText;
}

export interface GuestFile {
  readonly kind: 'file';
  readonly path: GuestText;
  readonly content: GuestText | Uint8Array;
  /** Linux only. */
  readonly owner?: string;
  readonly group?: string;
  /** Octal digits; `0644` when absent. Linux only. */
  readonly mode?: string;
}

export interface GuestWebDownload {
  readonly kind: 'webDownload';
  /** `http` or `https`. The file is named like the last part of its path. */
  readonly url: GuestText;
  readonly directory: GuestText;
  /** Sent as a bearer token. A secret, whether or not the task says that it holds one. */
  readonly token?: GuestText;
  /** 64 hexadecimal digits. */
  readonly sha256?: GuestText;
}

/** A signed URL opens the object to whoever has it, so these tasks are always sensitive. */
export interface GuestOSSDownload {
  readonly kind: 'ossDownload';
  readonly signedURL: string;
  /** The file is named like its last part. */
  readonly objectName: string;
  readonly directory: GuestText;
}

export interface GuestOSSUpload {
  readonly kind: 'ossUpload';
  /** Signed for PUT, without a `Content-Type`: the upload sends none. */
  readonly signedURL: string;
  /** Absolute path in the guest. */
  readonly path: GuestText;
}

/** How tasks get into the guest. */
export interface DeliveryOptions {
  /** Absent for `secrets.delivery: Plain`. With it sensitive tasks travel encrypted, and only so. */
  readonly encryption?: {
    readonly key: BootKey;
    /**
     * That many random bytes. To get the same command again (a client token belongs to one content) the same bytes
     * must come again, but only for the same task with the same texts: equal bytes would show what two texts have in
     * common. Nobody outside the operator may be able to tell them.
     */
    readonly random: (bytes: number) => Uint8Array;
  };
  /** What people call the task at a position of the build, for messages; its number when absent. */
  readonly taskName?: (index: number) => string;
}

/** The commands that bring a task into the guest and run it there. */
export interface GuestDelivery {
  /**
   * Commands to run before `command`, in any order, each as often as one likes; none for most tasks. Each ends with a
   * report whose exit code is 0. They run nothing: they only leave parts of the task in the guest.
   */
  readonly chunks: readonly string[];
  /**
   * The command that runs the task, at most {@link MAX_COMMAND_BYTES}. Delivered again, it waits for the recorded
   * outcome. Answers `incomplete` when a chunk is not there: send all of them and then this one again.
   */
  readonly command: string;
  /** What RunCommand's `EnableParameter` must be: true for scripts that use `{{ACS::…}}`. */
  readonly enableParameter: boolean;
  /** The longest that `command` can take by its own rules: all tries with the pauses between them. */
  readonly longestSeconds: number;
  readonly problem?: undefined;
}

/** Why a task cannot be delivered, for its author: no period at the end, no secret in it. */
export interface Undeliverable {
  readonly problem: string;
}

/** Bytes of a RunCommand's content: users saw more than 16 KiB refused, though 18 are documented (24 KiB as Base64). */
export const MAX_COMMAND_BYTES = 16 * 1024;
/** Bytes that a file or script may have. */
export const MAX_PAYLOAD_BYTES = 1024 * 1024;
/** Bytes of a task's output that come back. Below Cloud Assistant's 24 KiB, so that its cut never meets our record. */
export const OUTPUT_TAIL_BYTES = 16_000;

/** Where locks and records lie in a Linux guest; removed before the image is captured. */
export const GUEST_STATE_DIR = '/var/lib/imagesmith';
/** Where keys and readable secrets lie while they are needed: in memory, gone with the boot. */
export const GUEST_MEMORY_DIR = '/run/imagesmith';
export const WINDOWS_STATE_DIR = 'C:\\ProgramData\\imagesmith';

/** True when a task holds what nobody else may read: it then needs `encryption`, unless the template wants it plain. */
export function isSensitive({ sensitive, action }: GuestTask): boolean {
  if (sensitive === true || action.kind === 'ossDownload' || action.kind === 'ossUpload') return true;
  return action.kind === 'webDownload' && action.token !== undefined;
}
