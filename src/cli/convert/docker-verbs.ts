/** Why a command of Docker has no counterpart in a machine image, and what to do instead. */
export const NOT_CARRIED: Readonly<Record<string, string>> = {
  ADD: 'ADD is left out: there is no build context; bring the file by ossDownload, webDownload or writeFile',
  COPY: 'COPY is left out: there is no build context; bring the file by ossDownload, webDownload or writeFile',
  EXPOSE: 'EXPOSE is left out: ports are opened by security groups',
  VOLUME: 'VOLUME is left out: an instance gets its disks when it is launched',
  ONBUILD: 'ONBUILD is left out: nothing is built upon a component',
  HEALTHCHECK: 'HEALTHCHECK is left out: write a component of type Test',
  STOPSIGNAL: 'STOPSIGNAL is left out: write a systemd unit with KillSignal',
};

/** Options of RUN, and what becomes of them. */
export const RUN_OPTIONS: Readonly<Record<string, string>> = {
  mount: 'is left out: there is no build context and no cache; a secret is passed as a sensitive parameter',
  network: 'is left out: the instance has the network of its vSwitch',
  security: 'is left out: the command runs on a machine, not in a container',
  device: 'is left out: the command runs on a machine, not in a container',
};

/** Values of variables that Docker sets by itself, for a build on x86-64 Linux. */
export const PLATFORM_ARGS: Readonly<Record<string, string>> = {
  TARGETPLATFORM: 'linux/amd64',
  TARGETOS: 'linux',
  TARGETARCH: 'amd64',
  TARGETVARIANT: '',
  BUILDPLATFORM: 'linux/amd64',
  BUILDOS: 'linux',
  BUILDARCH: 'amd64',
  BUILDVARIANT: '',
};
