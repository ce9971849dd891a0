import type { Json } from '../api.ts';
import type { Check, Finding } from '../check.ts';
import type { Lab } from '../lab.ts';
import { launchParameters } from '../parts/builder.ts';
import { modelled } from './gateway.ts';

/** A launch that is refused, as a dry run. */
interface Refused {
  readonly entry: string;
  /** The code as modelled. */
  readonly code: string;
  readonly change: (lab: Lab) => Promise<Json | undefined>;
}

const REFUSED: readonly Refused[] = [
  {
    entry: 'imageAndFamily',
    code: 'InvalidParameter',
    change: async () => ({ ImageId: 'm-00000000000000000000' }),
  },
  {
    entry: 'groupAndGroups',
    code: 'InvalidParameter',
    change: async (lab) => ({ SecurityGroupIds: [(await lab.network()).securityGroupID] }),
  },
  {
    entry: 'otherZone',
    code: 'InvalidParameter.Mismatch',
    change: async (lab) => {
      const { otherZoneID } = await lab.network();
      return otherZoneID === undefined ? undefined : { ZoneId: otherZoneID };
    },
  },
  {
    entry: 'emptyFamilyLaunch',
    code: 'InvalidImageFamily.MissingAvailableImage',
    change: async (lab) => ({ ImageFamily: lab.name('no-such-family') }),
  },
];

/** Launches that cannot succeed. */
export const REFUSALS: readonly Check[] = [
  {
    entries: REFUSED.map(({ entry }) => entry),
    does: 'asks for launches that cannot succeed, each as a dry run',
    needs: ['network'],
    minutes: 2,
    async run(lab) {
      const findings: Finding[] = [];
      const launch = { ...(await launchParameters(lab)), DryRun: true };
      for (const { entry, code: expected, change } of REFUSED) {
        const changed = await change(lab);
        if (changed === undefined) {
          findings.push({ entry, position: 'unknown', saw: 'the type is sold in one zone only' });
          continue;
        }
        const code = await lab.api.code('RunInstances', { ...launch, ...changed });
        findings.push(modelled(entry, code === expected, code ?? 'accepted'));
      }
      return findings;
    },
  },
];
