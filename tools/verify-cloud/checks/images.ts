import { HOSTILE } from '../../../simulator/switches.ts';
import { list } from '../api.ts';
import { type Check, found, foundDelay } from '../check.ts';
import { ended, send } from '../commands.ts';
import { inStatus } from '../parts/builder.ts';
import { untilAvailable } from '../parts/image.ts';
import { modelled } from './gateway.ts';

/** What happens while an image is made of the stopped builder, and after. */
export const IMAGES: readonly Check[] = [
  {
    entries: ['tokenBoundToFailure'],
    does: 'repeats a CreateImage that was refused while the instance started, with the same client token',
    needs: ['image'],
    minutes: 1,
    async run(lab) {
      const { early } = await lab.builder();
      const { repeated } = await lab.image();
      const saw = `first ${early.code ?? 'accepted'}, then ${repeated ?? 'accepted'}`;
      if (early.code === undefined) return [found('tokenBoundToFailure', 'unknown', saw)];
      const position = repeated === undefined ? 'normal' : repeated === early.code ? 'hostile' : 'other';
      return [found('tokenBoundToFailure', position, saw)];
    },
  },
  {
    entries: ['imageTagLagMs', 'imageTagsOnSnapshots'],
    does: 'looks each second when the image is found by its tag, and which tags its snapshots have',
    needs: ['image'],
    minutes: 1,
    async run(lab) {
      const { tagged: byTag, snapshotTags } = await lab.image();
      const tagged = snapshotTags.length > 0;
      const saw = tagged ? `tags ${snapshotTags.join(', ')}` : 'no tags';
      return [
        foundDelay('imageTagLagMs', byTag, HOSTILE.imageTagLagMs, 'an image is found by tag'),
        found('imageTagsOnSnapshots', tagged ? 'other' : 'normal', saw),
      ];
    },
  },
  {
    entries: [
      'usableBeforeAvailable',
      'availableBeforeLaunchableMs',
      'unreadyImageNotFound',
      'deleteWhileCreating',
    ],
    does: 'looks at Usable while the image is made; asks for its deletion and for launches, as dry runs',
    needs: ['image'],
    minutes: 3,
    async run(lab) {
      const { wasUsableEarly, launchable, earlyLaunch, earlyDeletion } = await lab.image();
      const usable = wasUsableEarly ? 'usable before Available' : 'usable when Available';
      return [
        found('usableBeforeAvailable', wasUsableEarly ? 'normal' : 'hostile', usable),
        foundDelay(
          'availableBeforeLaunchableMs',
          launchable,
          HOSTILE.availableBeforeLaunchableMs,
          'a launch is possible',
        ),
        unready(earlyLaunch),
        modelled('deleteWhileCreating', earlyDeletion === 'ImageIsCreating', earlyDeletion ?? 'accepted'),
      ];
    },
  },
  {
    entries: ['nvmeWaitsForDetection'],
    does: 'sets NVMe support on the new image while the image check runs',
    needs: ['image'],
    minutes: 1,
    async run(lab) {
      const { nvme } = await lab.image();
      return [found('nvmeWaitsForDetection', nvme === undefined ? 'normal' : 'hostile', nvme ?? 'accepted')];
    },
  },
  {
    entries: ['changeLagMs'],
    does: 'changes the description and a tag of the image and looks each second when that is shown',
    needs: ['image'],
    minutes: 5,
    async run(lab) {
      const { id } = await lab.image();
      const tag = { Key: 'imagesmith-verify-change', Value: lab.options.runID };
      await lab.api.call('ModifyImageAttribute', { ImageId: id, Description: lab.name('changed') });
      await lab.api.call('TagResources', { ResourceType: 'image', ResourceId: [id], Tag: [tag] });
      const changed = async () => {
        const image = (await lab.imageOf(id)) ?? {};
        const tagged = list(image, 'Tags', 'Tag').some((shown) => shown['TagKey'] === tag.Key);
        return tagged && image['Description'] === lab.name('changed');
      };
      const delay = await lab.until(changed, 'the change to be shown', 120_000, 1000);
      return [foundDelay('changeLagMs', delay, HOSTILE.changeLagMs, 'a change is shown')];
    },
  },
  {
    entries: ['dryRunCodes'],
    does: 'asks for a change of the image and for another image of the stopped instance, as dry runs',
    needs: ['image'],
    minutes: 1,
    async run(lab) {
      const ImageId = (await lab.image()).id;
      const InstanceId = (await lab.builder()).id;
      const description = { ImageId, Description: 'a dry run', DryRun: true };
      const codes = [
        await lab.api.code('ModifyImageAttribute', description),
        await lab.api.code('CreateImage', { InstanceId, ImageName: lab.name('dry'), DryRun: true }),
      ];
      const passed = codes.every((code) => code === 'DryRunOperation');
      return [modelled('dryRunCodes', passed, codes.map((code) => code ?? 'accepted').join(', '))];
    },
  },
  {
    entries: ['stopWhileStopped', 'commandWhileStopped'],
    does: 'stops the stopped instance again and sends it a harmless command',
    needs: ['image'],
    minutes: 5,
    async run(lab) {
      await lab.image();
      const { id } = await lab.builder();
      const stop = await lab.api.code('StopInstance', { InstanceId: id });
      const { status, errorCode } = await ended(lab, await send(lab, id, 'true'));
      return [
        modelled('stopWhileStopped', stop === 'IncorrectInstanceStatus', stop ?? 'accepted'),
        modelled(
          'commandWhileStopped',
          status === 'Aborted' && errorCode === 'InstanceNotRunning',
          `${status} with ${errorCode}`,
        ),
      ];
    },
  },
  {
    entries: ['changeFailsImage'],
    does: 'starts the instance while a second image is being made of it',
    creates: 'a second image and its snapshot',
    needs: ['image'],
    minutes: 45,
    async run(lab) {
      await lab.image();
      const { id } = await lab.builder();
      const second = {
        InstanceId: id,
        ImageName: lab.name('second'),
        Tag: lab.tags,
        ClientToken: lab.token(),
      };
      const imageID = String((await lab.api.call('CreateImage', second))['ImageId']);
      lab.remember('image', imageID);
      const refused = await lab.api.code('StartInstance', { InstanceId: id });
      if (refused !== undefined)
        return [found('changeFailsImage', 'other', `the start is refused: ${refused}`)];
      await inStatus(lab, id, 'Running');
      const failed = await untilAvailable(lab, imageID, lab.options.regionID).then(
        () => false,
        (error: unknown) => {
          if (String(error).includes('failed')) return true;
          throw error;
        },
      );
      return [
        found(
          'changeFailsImage',
          failed ? 'normal' : 'other',
          failed ? 'the image failed' : 'the image is good',
        ),
      ];
    },
  },
];

/** The code of a launch from an image that is not ready. */
function unready(code: string | undefined) {
  const entry = 'unreadyImageNotFound';
  if (code === undefined) return found(entry, 'unknown', 'the image was usable at once');
  const position =
    code === 'IncorrectImageStatus' ? 'normal' : code === 'InvalidImageId.NotFound' ? 'hostile' : 'other';
  return found(entry, position, code);
}
