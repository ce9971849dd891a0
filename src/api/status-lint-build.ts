import type { ImageBuildStatus } from './objects.ts';
import type { LintRule, StatusView } from './status-lint-rule.ts';

/** Rules that make an ImageBuild a bounded run with an honest end. */
export const BUILD_RULES: readonly LintRule[] = [
  {
    number: 14,
    says: '`Succeeded` stands beside `Ready` on builds, and `Succeeded` and `CleanedUp` on nothing else.',
    check: ({ kind, of }) => {
      if (kind === 'ImageBuild') return of('Ready') && !of('Succeeded') ? ['`Succeeded` is missing'] : [];
      return of('Succeeded') || of('CleanedUp') ? [`${kind} has a condition that only builds have`] : [];
    },
  },
  {
    number: 15,
    says: '`Succeeded` of a build says what `Ready` says: True together, False when final, else Unknown.',
    check: (view) => {
      const { is, of } = view;
      // A build that is deleted is not ready, but what it came to stays true.
      if (!isBuild(view) || view.deleting || !of('Succeeded')) return [];
      const expected = is('Ready', 'True') ? 'True' : is('Stalled', 'True') ? 'False' : 'Unknown';
      return is('Succeeded', expected) ? [] : [`\`Succeeded\` is not ${expected}`];
    },
  },
  {
    number: 18,
    says: 'A build with leftovers has `CleanedUp=False`.',
    check: (view) =>
      isBuild(view) && (statusOf(view).leftovers ?? []).length > 0 && !view.is('CleanedUp', 'False')
        ? ['there are leftovers but `CleanedUp` is not False']
        : [],
  },
  {
    number: 19,
    says: 'A ready build has a completion time and an available image in every region.',
    check: (view) => {
      if (!isBuild(view) || !view.is('Ready', 'True')) return [];
      const { completionTime, imageID, images = [] } = statusOf(view);
      return [
        ...(completionTime === undefined ? ['`completionTime` is missing'] : []),
        ...(imageID === undefined ? ['`imageID` is missing'] : []),
        ...(images.length === 0 ? ['`images` is empty'] : []),
        ...images
          .filter((image) => image.state !== 'Available' || image.imageID === undefined)
          .map((image) => `the image in ${image.regionID} is ${image.state}`),
      ];
    },
  },
];

function isBuild(view: StatusView): boolean {
  return view.kind === 'ImageBuild';
}

function statusOf(view: StatusView): Partial<ImageBuildStatus> {
  return view.status;
}
