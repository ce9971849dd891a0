/**
 * What the simulator's API knows of guests: machines that execute scripts for real, or say that they cannot.
 * File systems are layers: an image holds a frozen stack, a disk is one writable layer over such a stack.
 */

/** How far this host can execute guests. `rules`: nothing runs, outcomes come from user-given rules only. */
export interface GuestCapability {
  mode: 'range' | 'auto' | 'single' | 'rules';
  executes: boolean;
  /** Why not more, for people; empty in the best mode. */
  reason: string;
}

/** Opaque name of a frozen file system stack, held by images. */
export type ImageFiles = string;
/** Opaque name of a writable file system, held by one instance's system disk. */
export type DiskFiles = string;

export interface GuestHost {
  readonly capability: GuestCapability;
  /** The file system of a public image; made on first use. `name` selects a base (one base serves all for now). */
  baseImage(name: string): Promise<ImageFiles>;
  createDisk(image: ImageFiles): Promise<DiskFiles>;
  /** Starts a machine on a disk. A disk boots in one machine at a time. */
  boot(disk: DiskFiles, options: BootOptions): Promise<Guest>;
  /** Freezes a disk, running or stopped, into a new image; the disk stays usable. The image starts with one reference. */
  freeze(disk: DiskFiles): Promise<ImageFiles>;
  /** One more holder of an image (a copy in another region). */
  retainImage(image: ImageFiles): void;
  /** One holder fewer; at none the files are deleted once no disk or image needs them. */
  releaseImage(image: ImageFiles): Promise<void>;
  deleteDisk(disk: DiskFiles): Promise<void>;
  /**
   * After a restart on a kept store: sets the holders of each image, and deletes images and disks that are not named.
   * Without it the counts of the last run go on.
   *
   * @throws when a name is unknown; nothing is changed then.
   */
  reconcile(held: { images: ReadonlyMap<ImageFiles, number>; disks: ReadonlySet<DiskFiles> }): Promise<void>;
  /**
   * Lets machines without a network reach one server of the host, and nothing else: from now on running machines and
   * later ones find `port` on their loopback, relayed to the socket that `listen` opens at the path it is given.
   * Resolves once running machines reach it; at once where machines share the host's network or do not execute. To be
   * called once.
   *
   * @throws what `listen` throws.
   */
  forwardPort(port: number, listen: (path: string) => Promise<void>): Promise<void>;
  /** Stops every machine and, unless the store is kept, removes every file, mount and process. */
  close(): Promise<void>;
}

export interface BootOptions {
  hostname: string;
  /** Shown as /proc/sys/kernel/random/boot_id; a new one for each boot. */
  bootID: string;
  /**
   * Names the instance for first-boot work (host name, host keys, cloud-init marker), which is done when it differs
   * from the one the disk last booted as. Default: the host name.
   */
  instanceID?: string;
  /** One line of `authorized_keys` that opens root's account from the first boot of the instance on. */
  authorizedKey?: string;
  /** Base64; a script is run as root at the first boot of the instance, anything else is only kept. */
  userData?: string;
  /** What scripts see of the machine's disks, the system disk first. Default: nothing is shown of any. */
  disks?: readonly GuestDisk[];
  /**
   * The guest asked for it (`reboot`, `shutdown`, `poweroff`, `halt`, or reboot(2)). Its processes get SIGTERM and the
   * machine ends by itself within half a second; whoever holds it boots the disk again, or not.
   */
  onPowerEvent?: (event: 'reboot' | 'poweroff') => void;
}

/** A disk as lsblk shows it. It holds no files: those of the root lie on layers, a data disk can only be seen. */
export interface GuestDisk {
  /** `vda` for the system disk, then `vdb` and so on. */
  name: string;
  sizeGiB: number;
  /** Letters and digits. */
  serial: string;
}

/** Why a machine ended. */
export interface MachineEnd {
  /** `stopped`: by {@link Guest.stop}; `diskLimit`: its disk outgrew the limit; `crashed`: process 1 was killed. */
  reason: 'stopped' | 'reboot' | 'poweroff' | 'diskLimit' | 'crashed';
  /** For people; empty for ends that somebody asked for. */
  message: string;
}

export interface Guest {
  run(command: GuestCommand): Execution;
  writeFile(file: GuestFile): Promise<FileOutcome>;
  /** Shows scripts other disks from now on, as when one is attached; without effect where none were shown at boot. */
  showDisks(disks: readonly GuestDisk[]): void;
  /** Ends every process of the machine at once; files in memory-backed directories are gone. Idempotent. */
  stop(): Promise<void>;
  /** Resolves when the machine has ended, for whatever reason, and no process of it is left. */
  readonly ended: Promise<MachineEnd>;
}

export interface GuestCommand {
  /** A shell script; run by its `#!` interpreter or /bin/sh. */
  script: string;
  /** A name or a number from the guest's /etc/passwd. */
  user: string;
  /** Absolute; empty for the user's home. */
  workingDir: string;
  /** Added to PATH, HOME, USER, LOGNAME, SHELL and LANG. */
  env: Record<string, string>;
  /** Receives output (both streams, in order of arrival). */
  onOutput: (chunk: Buffer) => void;
}

export interface Execution {
  readonly done: Promise<ExecutionResult>;
  /**
   * `Process`: only the script itself; `ProcessTree`: it and everything it started, daemons included. `done` then
   * resolves as signalled. Without effect once the script has ended.
   */
  kill(scope: 'Process' | 'ProcessTree'): void;
}

export type ExecutionResult =
  | { kind: 'exited'; exitCode: number }
  | { kind: 'signalled'; signal: number }
  /** The machine stopped or rebooted under the script, or the script itself asked for that. */
  | { kind: 'machineStopped' }
  /** The script could not be started (unknown user, missing directory). */
  | {
      kind: 'notStarted';
      code: 'UserOrGroupNotExist' | 'DirectoryNotExist' | 'ScriptInvalid' | 'ExecutionUnavailable';
      message: string;
    };

export interface GuestFile {
  path: string;
  content: Buffer;
  owner: string;
  group: string;
  /** Octal text, for example `0644`. */
  mode: string;
  overwrite: boolean;
}

export type FileOutcome =
  | { kind: 'written' }
  | {
      kind: 'refused';
      code:
        | 'FileAlreadyExists'
        | 'UserOrGroupNotExist'
        | 'InvalidFilePath'
        | 'FileCreateFail'
        | 'ExecutionUnavailable';
      message: string;
    };
