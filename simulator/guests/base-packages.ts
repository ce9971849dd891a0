/** What a public image has beyond the essential packages, as far as the host has it too. */
export const WANTED_PACKAGES: readonly string[] = [
  'adduser',
  'apt',
  'bzip2',
  'ca-certificates',
  'cron',
  'curl',
  'e2fsprogs',
  'file',
  'gnupg',
  'iproute2',
  'iputils-ping',
  'jq',
  'kmod',
  'less',
  'libpam-modules',
  'libpam-runtime',
  'locales-all',
  'logrotate',
  'lsb-release',
  'mawk',
  'mount',
  'net-tools',
  'netbase',
  'openssh-client',
  'openssh-server',
  'openssl',
  'passwd',
  'procps',
  'psmisc',
  'rsyslog',
  'sudo',
  'systemd',
  'tzdata',
  'unzip',
  'util-linux-extra',
  'vim-tiny',
  'wget',
  'xz-utils',
  'zstd',
];

/** Accounts that packages make for themselves and may be copied from the host by name, without secrets. */
export const PACKAGE_ACCOUNTS =
  /^(_apt|_ssh|sshd|messagebus|polkitd|systemd-[a-z-]+|crontab|input|kvm|render|sgx|netdev)$/;

/** Paths that are never copied, though packages list them. */
export const NEVER_COPIED =
  /^\/(boot|dev|home|media|mnt|proc|root|run|srv|sys|tmp|usr\/(share\/(doc|info|locale|man|lintian|bug)|lib\/modules|include|local)|var\/(run|lock|tmp|cache\/.))(\/|$)/;

/** Configuration that guests need even where the host's administrator changed it. It holds no secrets. */
export const ALWAYS_COPIED =
  /^\/etc\/(pam\.d\/|login\.defs$|adduser\.conf$|deluser\.conf$|bash\.bashrc$|skel\/)/;
