import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Guest, ImageFiles } from '../../../simulator/guests/port.ts';
import { bootOptions, type HostUnderTest, outputOf } from '../guests/host-under-test.ts';
import { type Distribution, REPOSITORY_PACKAGES, repositoryFiles } from './distributions.ts';

const STATE = '/var/lib/recorder';
const REAL = {
  'apt-get': [],
  dnf: ['apt-get', 'apt-mark', 'dpkg', 'dpkg-query'],
  yum: ['apt-get', 'apt-mark', 'dpkg', 'dpkg-query'],
  zypper: ['apt-get', 'apt-mark', 'dpkg', 'dpkg-query'],
};
const RECORDERS = {
  'apt-get': ['apt-get', 'apt-mark', 'dpkg', 'dpkg-query', 'update-ca-certificates'],
  dnf: ['dnf', 'rpm', 'update-ca-trust'],
  yum: ['yum', 'rpm', 'update-ca-trust'],
  zypper: ['zypper', 'rpm', 'update-ca-certificates'],
};

/** An image on which the recorders stand in place of what the distribution has; see recorders/recorder.sh. */
export async function drivenImage(
  { host, image }: HostUnderTest,
  distribution: Distribution,
): Promise<ImageFiles> {
  const disk = await host.createDisk(image);
  const guest = await host.boot(disk, bootOptions());
  try {
    await write(
      guest,
      '/usr/local/sbin/recorder',
      readFileSync(join(import.meta.dirname, 'recorders/recorder.sh')),
    );
    await write(guest, `${STATE}/npm.sh`, readFileSync(join(import.meta.dirname, 'recorders/npm.sh')));
    await write(guest, `${STATE}/available`, availableOf(distribution));
    await write(guest, '/etc/os-release', distribution.osRelease);
    for (const name of ['go.tar.gz', 'node.tar.gz', 'authority.pem'])
      await write(guest, `${STATE}/web/${name}`, readFileSync(join(import.meta.dirname, 'fixtures', name)));
    await outputOf(guest, setUp(distribution));
  } finally {
    await guest.stop();
  }
  const frozen = await host.freeze(disk);
  await host.deleteDisk(disk);
  return frozen;
}

async function write(guest: Guest, path: string, content: Buffer | string): Promise<void> {
  const outcome = await guest.writeFile({
    path,
    content: Buffer.from(content),
    owner: 'root',
    group: 'root',
    mode: '0755',
    overwrite: true,
  });
  if (outcome.kind !== 'written') throw new Error(`${path}: ${outcome.message}`);
}

function availableOf({ manager, packages }: Distribution): string {
  const fromRepositories = REPOSITORY_PACKAGES.flatMap((repository) =>
    repositoryFiles(manager)
      .filter((file) => repository.file.test(file))
      .flatMap((file) => repository.packages.map((name) => `${name} ${file}`)),
  );
  return [...packages, ...fromRepositories, ''].join('\n');
}

function setUp({ manager }: Distribution): string {
  const bin = '/usr/local/sbin';
  const link = (name: string) => `ln -s ${bin}/recorder ${bin}/${name}`;
  const suse = manager === 'zypper';
  const trust =
    manager === 'apt-get'
      ? 'anchors=/usr/local/share/ca-certificates bundle=/etc/ssl/certs/ca-certificates.crt'
      : suse
        ? 'anchors=/etc/pki/trust/anchors bundle=/var/lib/ca-certificates/ca-bundle.pem'
        : 'anchors=/etc/pki/ca-trust/source/anchors bundle=/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem';
  return `set -eu
mkdir -p ${STATE}/effects ${STATE}/versions ${STATE}/web /etc/cloud/cloud.cfg.d
rm -f ${[...REAL[manager], 'update-ca-certificates'].map((name) => `/usr/bin/${name} /usr/sbin/${name}`).join(' ')}
${[...RECORDERS[manager], 'systemctl', 'curl', 'gpg', 'sshd', 'visudo'].map(link).join('\n')}
echo '${trust}' >${STATE}/trust
${suse ? 'mkdir -p /etc/pki/trust/anchors' : ''}
touch ${STATE}/calls ${STATE}/queries ${STATE}/units ${STATE}/web/index
cd ${STATE}/effects
program() { for name; do printf 'ln -sf ${bin}/recorder /usr/bin/%s\\n' "$name"; done; }
unit() { echo "echo $1 >>${STATE}/units"; }
{ program nginx; unit nginx; } >nginx
program git >git
{ program node; echo 'install -m 755 ${STATE}/npm.sh /usr/bin/npm'; } >nodejs; cp nodejs nodejs20
program go gofmt >golang; cp golang golang-go; cp golang go
program python3 >python3
for minor in 11 12; do program python3.$minor >python3.$minor; cp python3.$minor python3$minor; done
program growpart >growpart; cp growpart cloud-guest-utils; cp growpart cloud-utils-growpart
jvm=${suse ? '/usr/lib64/jvm' : '/usr/lib/jvm'}
jdk() { echo "mkdir -p $jvm/$1/bin; ln -sf ${bin}/recorder $jvm/$1/bin/javac"; }
jdk java-17-openjdk-amd64 >openjdk-17-jdk-headless
jdk java-17-openjdk-17.0.13 >java-17-openjdk-devel
jdk java-1.8.0-openjdk-1.8.0.432 >java-1.8.0-openjdk-devel; cp java-1.8.0-openjdk-devel java-1_8_0-openjdk-devel
unit docker >docker-ce; cp docker-ce docker
{ unit containerd; echo 'install -m 755 ${STATE}/containerd /usr/bin/containerd'; } >containerd.io; cp containerd.io containerd
{ unit kubelet; echo 'echo 1.34.2 >${STATE}/versions/kubelet'; } >kubelet
chrony=${manager === 'apt-get' ? '/etc/chrony/chrony.conf' : '/etc/chrony.conf'}
{ unit ${manager === 'apt-get' ? 'chrony' : 'chronyd'}; echo "mkdir -p \${chrony%/*}; printf 'pool 2.pool.ntp.org iburst\\\\nmakestep 1.0 3\\\\n' >$chrony"; } >chrony
{ unit aliyun; echo 'ln -sf ${bin}/recorder /usr/sbin/aliyun-service'; } >aliyun_assist
cat >${STATE}/containerd <<'END'
#!/bin/sh
cat <<'CONFIG'
    sandbox_image = "registry.k8s.io/pause:3.8"
            SystemdCgroup = false
CONFIG
END
cd ${STATE}/web
page() { echo "$1 $2" >>index; }
echo 'KEY 9DC858229FC7DD38854AE2D88D81803C0EBFCD88' >docker-deb
echo 'KEY 060A61C51B558A7F742B77AAC52FEB6B621E9F35' >docker-rpm
echo 'KEY DE15B14486CD377B9E876E1A234654DA9A296436' >kubernetes
echo 'KEY 0000000000000000000000000000000000000000' >stranger
{ cat docker-deb; cat stranger; } >two-keys
for name in debian ubuntu; do page http://mirrors.cloud.aliyuncs.com/docker-ce/linux/$name/gpg docker-deb; done
page http://mirrors.cloud.aliyuncs.com/docker-ce/linux/centos/gpg docker-rpm
page http://mirrors.cloud.aliyuncs.com/kubernetes-new/core/stable/v1.34/deb/Release.key kubernetes
page http://mirrors.cloud.aliyuncs.com/kubernetes-new/core/stable/v1.34/rpm/repodata/repomd.xml.key kubernetes
page https://evil.example.com/docker-ce/linux/debian/gpg two-keys
page https://evil.example.com/docker-ce/linux/centos/gpg stranger
page https://mirrors.aliyun.com/nodejs-release/v24.21.0/node-v24.21.0-linux-x64.tar.gz node.tar.gz
sum=$(sha256sum <node.tar.gz)
echo "\${sum%% *}  node-v24.21.0-linux-x64.tar.gz" >node-sums
page https://mirrors.aliyun.com/nodejs-release/v24.21.0/SHASUMS256.txt node-sums
page https://mirrors.aliyun.com/golang/go1.26.8.linux-amd64.tar.gz go.tar.gz
echo 'package aliyun_assist' >assist
page https://aliyun-client-assist-cn-hangzhou.oss-cn-hangzhou-internal.aliyuncs.com/linux/aliyun_assist_latest.deb assist
page https://aliyun-client-assist-cn-hangzhou.oss-cn-hangzhou-internal.aliyuncs.com/linux/aliyun_assist_latest.rpm assist
echo metadata-token >token
page http://100.100.100.200/latest/api/token token
echo cn-hangzhou >region
page http://100.100.100.200/latest/meta-data/region-id region
cat >monitor <<'END'
mkdir -p /usr/local/cloudmonitor/bin
echo "$ARGUS_VERSION" >/usr/local/cloudmonitor/bin/argusagent
chmod 755 /usr/local/cloudmonitor/bin/argusagent
END
page https://cms-agent-cn-hangzhou.oss-cn-hangzhou-internal.aliyuncs.com/Argus/agent_install_ecs-1.7.sh monitor
echo 'mkdir -p /usr/local/aegis/aegis_client; printf %s "$1" >/usr/local/aegis/arguments' >aegis
page https://update2.aegis.aliyun.com/download/install/2.0/linux/AliAqsInstall.sh aegis
for package in ca-certificates curl gnupg gnupg2 gpg2 bash tar gzip; do
  if grep -qx $package ${STATE}/available; then echo $package >>${STATE}/installed; echo 1.0 >${STATE}/versions/$package; fi
done
: >${STATE}/calls
`;
}
