import { type Check, found } from '../check.ts';
import { modelled } from './gateway.ts';

/** Copies and shares of the image. */
export const DISTRIBUTION: readonly Check[] = [
  {
    entries: ['copiesDropTags', 'concurrentCopies', 'deleteWhileCopied'],
    does: 'starts copies to two regions, looks at the tags of one, asks for the deletion of the source (dry run), cancels both',
    needs: ['copies'],
    minutes: 1,
    async run(lab) {
      const { tags, second, sourceDeletion } = await lab.copies();
      const conflict = second === 'OperationDenied.ImageCopyConflict';
      const position = second === undefined ? 'normal' : conflict ? 'hostile' : 'other';
      const saw = tags.length === 0 ? 'no tags' : `tags ${tags.join(', ')}`;
      return [
        found('copiesDropTags', tags.length > 0 ? 'normal' : 'hostile', saw),
        found('concurrentCopies', position, second ?? 'both run'),
        modelled(
          'deleteWhileCopied',
          sourceDeletion === 'OperationDenied.ImageCopying',
          sourceDeletion ?? 'accepted',
        ),
      ];
    },
  },
  {
    entries: ['longShareListsCut'],
    does: 'asks, as a dry run, to share the image with ten times the account of --share-with and one account that cannot exist',
    needs: ['image'],
    minutes: 1,
    async run(lab) {
      const { shareWith } = lab.options;
      if (shareWith === undefined)
        return [
          found('longShareListsCut', 'unknown', 'needs --share-with with the number of another account'),
        ];
      const AddAccount = [...Array.from({ length: 10 }, () => shareWith), '1'];
      const ImageId = (await lab.image()).id;
      const code = await lab.api.code('ModifyImageSharePermission', { ImageId, AddAccount, DryRun: true });
      const cut = code === 'DryRunOperation';
      return [found('longShareListsCut', cut ? 'normal' : 'other', cut ? 'accepted' : String(code))];
    },
  },
];
