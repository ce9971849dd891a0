import { HOSTILE } from '../../../simulator/switches.ts';
import { type Check, found, foundDelay } from '../check.ts';
import { makeGroup } from '../parts/network.ts';

const GONE_MS = 300_000;
/** Longer than the hostile lifetime of a token. */
const TOKEN_MS = HOSTILE.tokenLifetimeMs + 60_000;

/** What is looked at when time has passed or things go. They come last: the builder is gone afterwards. */
export const ENDS: readonly Check[] = [
  {
    entries: ['tokenLifetimeMs'],
    does: `makes a security group, waits ${Math.round(TOKEN_MS / 60_000)} minutes and repeats the call with its client token`,
    creates: 'one or two security groups',
    needs: ['network'],
    minutes: Math.round(TOKEN_MS / 60_000) + 2,
    async run(lab) {
      const { vpcID } = await lab.network();
      const token = lab.token();
      const first = await makeGroup(lab, vpcID, 'token', token);
      await lab.sleep(TOKEN_MS);
      const second = await makeGroup(lab, vpcID, 'token', token);
      const known = first === second;
      const minutes = Math.round(TOKEN_MS / 60_000);
      const saw = known ? `the same group after ${minutes} min` : `another group after ${minutes} min`;
      return [found('tokenLifetimeMs', known ? 'normal' : 'hostile', saw)];
    },
  },
  {
    entries: ['networkBusyMs'],
    does: 'deletes the instance and then its security group and vSwitch, again and again until it is let',
    needs: ['builder'],
    minutes: 10,
    async run(lab) {
      const { securityGroupID, vSwitchID } = await lab.network();
      const { id } = await lab.builder();
      const deleted = async () => {
        const code = await lab.api.code('DeleteInstance', { InstanceId: id, Force: true });
        return code === undefined || code === 'InvalidInstanceId.NotFound';
      };
      await lab.until(deleted, `${id} to be deletable`, GONE_MS, 5000);
      await lab.until(async () => (await lab.instance(id)) === undefined, `${id} to be gone`, GONE_MS, 1000);
      const codes = new Set<string>();
      const free = (action: string, parameters: object, product: 'ecs' | 'vpc') => async () => {
        const code = await lab.api.code(action, { ...parameters }, { product });
        if (code !== undefined) codes.add(code);
        return code === undefined;
      };
      const group = free('DeleteSecurityGroup', { SecurityGroupId: securityGroupID }, 'ecs');
      const vSwitch = free('DeleteVSwitch', { VSwitchId: vSwitchID }, 'vpc');
      const first = await lab.until(group, 'the security group to be deletable', GONE_MS, 1000);
      const second = await lab.until(vSwitch, 'the vSwitch to be deletable', GONE_MS, 1000);
      const missedMs = second.missedMs > 0 ? first.afterMs + second.missedMs : first.missedMs;
      const delay = { missedMs, afterMs: first.afterMs + second.afterMs };
      const what = `${[...codes].join(', ')} and deletable`.replace(/^ and /, '');
      return [foundDelay('networkBusyMs', delay, HOSTILE.networkBusyMs, what)];
    },
  },
];
