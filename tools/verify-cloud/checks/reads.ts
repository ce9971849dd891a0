import { list, type Json } from '../api.ts';
import { type Check, found } from '../check.ts';

/** How many calls are sent at most to see whether an API is limited. */
const BURST = 40;

/** What reading calls answer; they make nothing. */
export const READS: readonly Check[] = [
  {
    entries: ['imageIdList'],
    does: 'asks DescribeImages for two public images with both ids in ImageId',
    minutes: 1,
    async run({ api }) {
      const images = list(await api.call('DescribeImages', publicImages(10)), 'Images', 'Image');
      const ids = images.map((image) => String(image['ImageId'])).slice(0, 2);
      if (ids.length < 2) throw new Error('the region shows fewer than two public images');
      const both = await api.attempt('DescribeImages', { ImageId: ids.join(',') });
      if (both.code !== undefined) return [found('imageIdList', 'hostile', `refused with ${both.code}`)];
      const count = list(both.answer, 'Images', 'Image').length;
      const position = count === 2 ? 'normal' : count === 0 ? 'hostile' : 'other';
      return [found('imageIdList', position, `${count} of 2 images`)];
    },
  },
  {
    entries: ['imageStatusAll'],
    does: 'asks DescribeImages with Status=ALL',
    minutes: 1,
    async run({ api }) {
      const code = await api.code('DescribeImages', { ...publicImages(1), Status: 'ALL' });
      return [found('imageStatusAll', code === undefined ? 'normal' : 'hostile', code ?? 'accepted')];
    },
  },
  {
    entries: ['emptyFamilyOmitsImage'],
    does: 'asks DescribeImageFromFamily for a family that nobody has',
    minutes: 1,
    async run(lab) {
      const ImageFamily = lab.name('no-such-family');
      const { answer, code } = await lab.api.attempt('DescribeImageFromFamily', { ImageFamily });
      if (code !== undefined) return [found('emptyFamilyOmitsImage', 'other', `refused with ${code}`)];
      const image = answer['Image'] as Json | undefined;
      const named = typeof image?.['ImageId'] === 'string' && image['ImageId'] !== '';
      if (named) return [found('emptyFamilyOmitsImage', 'other', `an image: ${String(image['ImageId'])}`)];
      const saw = image === undefined ? 'no Image' : `Image ${JSON.stringify(image)}`;
      return [found('emptyFamilyOmitsImage', image === undefined ? 'hostile' : 'normal', saw)];
    },
  },
  {
    entries: ['deletionOfUnknownFails'],
    does: 'deletes an image and a snapshot whose made-up ids cannot exist',
    minutes: 1,
    async run(lab) {
      const text = `${lab.options.runID}00000000000000000000`.slice(0, 20);
      const image = await lab.api.code('DeleteImage', { ImageId: `m-${text}` });
      const snapshot = await lab.api.code('DeleteSnapshot', { SnapshotId: `s-${text}` });
      const codes = `image ${image ?? 'accepted'}, snapshot ${snapshot ?? 'accepted'}`;
      const refused = [image, snapshot].filter((code) => code?.endsWith('.NotFound') === true).length;
      const accepted = image === undefined && snapshot === undefined;
      const position = accepted ? 'normal' : refused === 2 ? 'hostile' : 'other';
      return [found('deletionOfUnknownFails', position, codes)];
    },
  },
  {
    entries: ['formBodies'],
    does: 'asks DescribeRegions with its parameters in a form body',
    minutes: 1,
    async run({ api }) {
      const code = await api.code('DescribeRegions', { AcceptLanguage: 'en-US' }, { form: true });
      return [found('formBodies', code === undefined ? 'normal' : 'other', code ?? 'accepted')];
    },
  },
  {
    entries: ['callsPerMinute'],
    does: `calls DescribeZones ${BURST} times within a minute; other users of that API in the account may be throttled until the next one`,
    minutes: 4,
    async run(lab) {
      await lab.sleep(61_000);
      for (let call = 1; call <= BURST; call++) {
        const code = await lab.api.code('DescribeZones', {}, { once: true });
        if (code === undefined) continue;
        if (!code.includes('Throttling')) throw new Error(`DescribeZones was refused with ${code}`);
        const position = call - 1 <= 10 ? 'hostile' : 'other';
        await lab.sleep(61_000);
        return [found('callsPerMinute', position, `${code} at call ${call}`)];
      }
      return [found('callsPerMinute', 'normal', `${BURST} calls without a limit`)];
    },
  },
];

function publicImages(PageSize: number): Json {
  return { ImageOwnerAlias: 'system', Status: 'Available', PageSize };
}
