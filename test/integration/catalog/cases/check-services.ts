import type { CatalogCase } from '../case.ts';
import { LISTENER, unit } from './listener.ts';

const run = { how: 'run', on: ['debian-12'] } as const;
const driven = { how: 'driven', plain: true, on: ['debian-12'] } as const;

/** A program under the name of an agent. */
const standIn = (name: string) =>
  `cp /usr/bin/sleep /usr/local/bin/${name}; ${unit('agent', `/usr/local/bin/${name} 300`)}`;

export const CHECK_SERVICE_CASES: readonly CatalogCase[] = [
  {
    ...run,
    component: 'boot-complete',
    title: 'passes on a booted machine',
    parameters: { waitSeconds: '10' },
  },
  {
    ...run,
    component: 'boot-complete',
    title: 'fails while cloud-init has not run',
    parameters: { waitSeconds: '2' },
    before: 'rm -f /var/lib/cloud/instance/boot-finished',
    fails: "and cloud-init says 'status: ",
  },
  {
    ...driven,
    component: 'boot-complete',
    title: 'fails when cloud-init reports an error',
    before:
      "printf '#!/bin/sh\\necho status: error\\n' >/usr/local/bin/cloud-init; chmod 755 /usr/local/bin/cloud-init",
    fails: 'cloud-init failed: status: error',
  },
  {
    ...driven,
    component: 'agent-alive',
    title: 'passes while the process of the agent runs',
    parameters: { agents: 'cloud-assistant', waitSeconds: '5' },
    before: standIn('aliyun-service'),
  },
  {
    ...run,
    component: 'agent-alive',
    title: 'fails without the agent',
    parameters: { agents: 'security-center', waitSeconds: '0' },
    fails: 'the agent security-center does not run: there is no process AliYunDun',
  },
  {
    ...run,
    component: 'agent-alive',
    title: 'refuses an unknown agent',
    parameters: { agents: 'smith' },
    fails: "not 'smith'",
  },
  {
    ...run,
    component: 'network-and-dns',
    title: 'passes when the host resolves and its port answers',
    parameters: { hosts: 'mirror.example.com', port: '8080', waitSeconds: '10' },
    before: `echo '127.0.0.1 mirror.example.com' >>/etc/hosts; ip route add default dev lo; ${LISTENER}`,
  },
  {
    ...run,
    component: 'network-and-dns',
    title: 'fails when nothing answers on the port',
    parameters: { hosts: 'mirror.example.com', port: '8081', waitSeconds: '0' },
    before: `echo '127.0.0.1 mirror.example.com' >>/etc/hosts; ip route add default dev lo`,
    fails: 'cannot connect to mirror.example.com:8081',
  },
  {
    ...run,
    component: 'network-and-dns',
    title: 'fails when the name does not resolve',
    parameters: { hosts: 'nowhere.invalid', waitSeconds: '0' },
    before: 'ip route add default dev lo',
    fails: 'cannot resolve nowhere.invalid',
  },
  {
    ...run,
    component: 'network-and-dns',
    title: 'fails without a default route',
    fails: 'there is no default route',
  },
  {
    ...run,
    component: 'service-state',
    title: 'passes when the service is enabled and active',
    parameters: { service: 'web', waitSeconds: '10' },
    before: LISTENER,
  },
  {
    ...run,
    component: 'service-state',
    title: 'passes when the service is disabled and inactive',
    parameters: { service: 'web', enabled: 'disabled', active: 'inactive' },
    before: `${LISTENER}; systemctl disable --now web 2>/dev/null`,
  },
  {
    ...run,
    component: 'service-state',
    title: 'fails when the service is stopped',
    parameters: { service: 'web', waitSeconds: '0' },
    before: `${LISTENER}; systemctl stop web`,
    fails: "web is 'inactive', not active",
  },
  {
    ...run,
    component: 'service-state',
    title: 'fails when the service does not exist',
    parameters: { service: 'nosuch' },
    fails: "nosuch is 'unknown', not enabled",
  },
  {
    ...run,
    component: 'port-listens',
    title: 'passes while a program listens on the address',
    parameters: { port: '8080', address: '127.0.0.1', waitSeconds: '10' },
    before: LISTENER,
  },
  {
    ...run,
    component: 'port-listens',
    title: 'fails when it listens on another address',
    parameters: { port: '8080', address: '0.0.0.0', waitSeconds: '1' },
    before: LISTENER,
    fails: 'nothing listens on tcp port 8080 of 0.0.0.0',
  },
  {
    ...run,
    component: 'port-listens',
    title: 'does not take port 18080 for 8080, nor TCP for UDP',
    parameters: { port: '808', protocol: 'tcp', waitSeconds: '0' },
    before: LISTENER,
    fails: 'nothing listens on tcp port 808',
  },
  {
    ...run,
    component: 'http-answers',
    title: 'passes when the server answers with the text',
    parameters: { url: 'http://127.0.0.1:8080/', contains: 'hello world', waitSeconds: '10' },
    before: LISTENER,
  },
  {
    ...run,
    component: 'http-answers',
    title: 'fails when the text is another one',
    parameters: { url: 'http://127.0.0.1:8080/', contains: 'good bye', waitSeconds: '1' },
    before: LISTENER,
    fails: 'does not contain the wanted text',
  },
  {
    ...run,
    component: 'http-answers',
    title: 'fails when nothing answers',
    parameters: { url: 'http://127.0.0.1:9/', waitSeconds: '0' },
    fails: 'answers with status 000, not 200',
  },
  { ...run, component: 'no-failed-units', title: 'passes when no unit has failed', before: LISTENER },
  {
    ...run,
    component: 'no-failed-units',
    title: 'passes when only an ignored unit has failed',
    parameters: { ignore: 'bad' },
    before: `printf '[Service]\\nType=oneshot\\nExecStart=/bin/false\\n' >/etc/systemd/system/bad.service; systemctl start bad || true`,
  },
  {
    ...run,
    component: 'no-failed-units',
    title: 'names the unit that has failed',
    before: `printf '[Service]\\nType=oneshot\\nExecStart=/bin/false\\n' >/etc/systemd/system/bad.service; systemctl start bad || true`,
    fails: 'failed units: bad.service',
  },
];
