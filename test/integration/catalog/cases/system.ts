import { type CatalogCase, installing } from '../case.ts';
import { ALL_DISTRIBUTIONS } from '../distributions.ts';

const driven = { how: 'driven', on: ALL_DISTRIBUTIONS } as const;
const run = { how: 'run', on: ['debian-12'] } as const;
/** Where nothing really runs. */
const ELSEWHERE = ALL_DISTRIBUTIONS.filter((id) => id !== 'debian-12');

export const SYSTEM_CASES: readonly CatalogCase[] = [
  {
    ...run,
    component: 'kernel-tuning',
    title: 'sets parameters and limits, now and for later',
    // A guest may set what belongs to its own network only.
    parameters: {
      settings: '# network\nnet.ipv4.tcp_syncookies = 1\nnet.ipv4.ip_local_port_range = 20480 60000',
    },
    holds: `test "$(cat /proc/sys/net/ipv4/ip_local_port_range | tr '\\t' ' ')" = '20480 60000'
grep -qx 'net.ipv4.tcp_syncookies = 1' /etc/sysctl.d/90-imagesmith.conf
grep -qx '* hard nofile 1048576' /etc/security/limits.d/90-imagesmith.conf
grep -qx DefaultLimitNOFILE=1048576 /etc/systemd/system.conf.d/90-imagesmith.conf`,
  },
  {
    ...driven,
    component: 'kernel-tuning',
    title: 'writes its files',
    parameters: { settings: 'vm.swappiness = 10', apply: 'false' },
    calls: () => [],
    holds: 'grep -qx "vm.swappiness = 10" /etc/sysctl.d/90-imagesmith.conf',
  },
  {
    ...run,
    component: 'kernel-tuning',
    title: 'refuses a parameter that the kernel has not',
    parameters: { settings: 'net.ipv4.no_such_thing = 1' },
    fails: "the kernel has no parameter 'net.ipv4.no_such_thing'",
  },
  {
    ...run,
    component: 'time-zone',
    title: 'sets the time zone',
    parameters: { timeZone: 'Europe/Berlin', chrony: 'false' },
    before: 'echo Etc/UTC >/etc/timezone',
    holds: `case $(date -d '2026-01-15 12:00 UTC' +%H) in 13) ;; *) exit 1 ;; esac
grep -qx Europe/Berlin /etc/timezone`,
  },
  {
    ...driven,
    component: 'time-zone',
    title: 'installs chrony and gives it the time servers',
    before: 'rm -f /etc/timezone',
    calls: (distribution) => [
      ...installing(distribution, 'chrony'),
      `systemctl enable ${distribution.manager === 'apt-get' ? 'chrony' : 'chronyd'}`,
    ],
    holds: `file=/etc/chrony.conf; if [ ! -e $file ]; then file=/etc/chrony/chrony.conf; fi
grep -qx 'server ntp.cloud.aliyuncs.com iburst' $file
grep -qx '# pool 2.pool.ntp.org iburst' $file
grep -qx 'makestep 1.0 3' $file
test ! -e /etc/timezone; test "$(readlink /etc/localtime)" = /usr/share/zoneinfo/Asia/Shanghai`,
  },
  {
    ...run,
    component: 'time-zone',
    title: 'refuses a zone that does not exist',
    parameters: { timeZone: 'Europe/Atlantis' },
    fails: "there is no time zone 'Europe/Atlantis'",
  },
  {
    ...run,
    component: 'swap',
    title: 'makes a swap file for the next boot',
    parameters: { sizeMiB: '8', path: '/swapfile', swappiness: '5' },
    before: 'echo "UUID=1 / ext4 defaults 0 1" >/etc/fstab',
    holds: `test "$(blkid -p -o value -s TYPE /swapfile)" = swap
test "$(stat -c '%s %a' /swapfile)" = '8388608 600'
test "$(grep -c '^/swapfile none swap sw 0 0$' /etc/fstab)" = 1
grep -qx 'UUID=1 / ext4 defaults 0 1' /etc/fstab
grep -qx 'vm.swappiness = 5' /etc/sysctl.d/90-imagesmith-swap.conf`,
  },
  {
    ...driven,
    component: 'swap',
    title: 'switches copying on write off where the file system is Btrfs',
    on: ELSEWHERE,
    parameters: { sizeMiB: '2' },
    before: `cd /usr/local/bin; ln -s /usr/local/sbin/recorder chattr
cat >stat <<'END'
#!/bin/sh
if [ "$1" = -f ]; then echo btrfs; else exec /usr/bin/stat "$@"; fi
END
chmod 755 stat`,
    calls: () => [],
    holds: `grep -qx 'chattr +C /swapfile' /var/lib/recorder/queries
test "$(grep -c chattr /var/lib/recorder/queries)" = 1
grep -qx '/swapfile none swap sw 0 0' /etc/fstab`,
  },
  {
    ...run,
    component: 'swap',
    title: 'refuses what does not fit',
    parameters: { sizeMiB: '99999999' },
    fails: '99999999 MiB do not fit',
  },
  {
    ...run,
    component: 'hostname',
    title: 'sets the name and keeps cloud-init from changing it',
    parameters: { name: 'web-1.example.com' },
    holds: `grep -qx web-1.example.com /etc/hostname
grep -qx 'preserve_hostname: true' /etc/cloud/cloud.cfg.d/99-imagesmith-hostname.cfg`,
  },
  {
    ...driven,
    component: 'hostname',
    title: 'writes its files',
    on: ELSEWHERE,
    parameters: { name: 'web-1' },
    calls: () => [],
    holds: 'grep -qx web-1 /etc/hostname',
  },
  {
    ...run,
    component: 'hostname',
    title: 'refuses what is no host name',
    parameters: { name: "a'; rm -rf /; '" },
    fails: 'name must be a host name',
  },
  {
    ...driven,
    component: 'disk-growth',
    title: 'installs growpart and turns growing on',
    before: 'touch /etc/growroot-disabled',
    calls: (distribution) =>
      installing(
        distribution,
        {
          'apt-get': 'cloud-guest-utils',
          zypper: 'growpart',
          dnf: 'cloud-utils-growpart',
          yum: 'cloud-utils-growpart',
        }[distribution.manager],
      ),
    holds: `grep -qx 'resize_rootfs: true' /etc/cloud/cloud.cfg.d/99-imagesmith-growpart.cfg
test ! -e /etc/growroot-disabled`,
  },
  {
    component: 'disk-growth',
    title: 'says that cloud-init is missing',
    how: 'driven',
    on: ['debian-12'],
    before: 'rm -f /usr/bin/cloud-init',
    fails: 'cloud-init is not on this machine',
  },
  {
    ...run,
    component: 'generalize',
    title: 'removes what identifies the machine and what the build left behind',
    before: `echo secret >/root/.bash_history
mkdir -p /var/lib/imagesmith/uid /var/cache/dnf /var/log/app && echo line >/var/log/app/log && echo old >/var/log/app/log.1
test -e /etc/ssh/ssh_host_ed25519_key && test -s /etc/machine-id && test -d /var/lib/cloud/instances`,
    holds: `test ! -e /root/.bash_history; test ! -e /etc/ssh/ssh_host_ed25519_key; test ! -e /var/lib/cloud/instances
test -e /etc/machine-id; test ! -s /etc/machine-id
test ! -e /var/cache/dnf; test ! -e /var/log/app/log.1; test ! -s /var/log/app/log`,
  },
  {
    ...driven,
    component: 'generalize',
    title: 'removes the caches and leases of the distribution',
    on: ELSEWHERE,
    before: `mkdir -p /var/cache/dnf/a /var/cache/yum/a /var/cache/zypp/packages/a /var/lib/apt/lists /var/lib/NetworkManager
touch /var/lib/apt/lists/mirrors /var/lib/NetworkManager/internal-1.lease`,
    calls: () => [],
    holds: `for path in /var/cache/dnf /var/cache/yum /var/cache/zypp/packages /var/lib/apt/lists/mirrors /var/lib/NetworkManager/internal-1.lease /etc/ssh/ssh_host_ed25519_key; do
  test ! -e "$path"
done
test -e /etc/machine-id; test ! -s /etc/machine-id`,
  },
];
