/** What one guest may use. Total memory and processor time are not limited: that takes rights over control groups. */
export interface GuestLimits {
  /** Processes of one user of the guest; since Linux 6.14 all users together may have twice as many and 400 more. */
  processes: number;
  /** Size of one file, in MiB. A process that writes more gets SIGXFSZ. */
  fileMiB: number;
  /**
   * Size of a disk's changes over its image, in MiB; 0 for no limit. Measured up to four times a second: a guest
   * that is over the limit is ended, it does not see a full disk.
   */
  diskMiB: number;
  /** Size of each memory-backed directory (/run, /dev/shm), in MiB. */
  memoryMiB: number;
}

export const DEFAULT_LIMITS: GuestLimits = { processes: 512, fileMiB: 2048, diskMiB: 4096, memoryMiB: 64 };
