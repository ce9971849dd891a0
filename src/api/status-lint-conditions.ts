import { CONDITION_TYPES, type ConditionType } from './conditions.ts';
import { holdsRequestID, MAX_MESSAGE_LENGTH } from './message.ts';
import { DELETING_REASONS, isReason, REFUSED_REASONS } from './reasons.ts';
import type { LintRule } from './status-lint-rule.ts';

/** True means that something is out of the ordinary, so they are removed when it is not. */
const ABNORMAL: readonly ConditionType[] = ['Reconciling', 'Stalled', 'Suspended'];
const MAY_WAIT: readonly string[] = ['DependencyNotReady', ...REFUSED_REASONS, ...DELETING_REASONS];
const KUBERNETES_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Rules about the conditions of every kind. */
export const CONDITION_RULES: readonly LintRule[] = [
  {
    number: 1,
    says: '`Ready` is there as soon as the object was seen, and no condition before.',
    check: ({ observedGeneration, conditions, of }) => {
      const seen = observedGeneration !== undefined && observedGeneration >= 0;
      if (seen) return of('Ready') === undefined ? ['`Ready` is missing'] : [];
      return conditions.length > 0 ? ['there are conditions although the object was not seen'] : [];
    },
  },
  {
    number: 2,
    says: '`Reconciling` and `Stalled` exclude each other.',
    check: ({ of }) =>
      of('Reconciling') && of('Stalled') ? ['`Reconciling` and `Stalled` are both set'] : [],
  },
  {
    number: 3,
    says: 'Abnormal conditions are `True` or absent.',
    check: ({ of }) =>
      ABNORMAL.filter((type) => (of(type)?.status ?? 'True') !== 'True').map(
        (type) => `\`${type}\` is ${of(type)?.status} instead of absent`,
      ),
  },
  {
    number: 4,
    says: '`Ready=True` stands beside neither `Reconciling` nor `Stalled`.',
    check: ({ is, of }) =>
      is('Ready', 'True') && (of('Reconciling') ?? of('Stalled'))
        ? ['`Ready` is True while not at rest']
        : [],
  },
  {
    number: 5,
    says: '`Stalled` goes with `Ready=False` and the same reason.',
    check: ({ is, of }) =>
      is('Stalled', 'True') && !(is('Ready', 'False') && of('Ready')?.reason === of('Stalled')?.reason)
        ? ['`Stalled` is True but `Ready` is not False for the same reason']
        : [],
  },
  {
    number: 6,
    says: '`Ready=Unknown` goes with `Reconciling` or `Suspended`.',
    check: ({ is }) =>
      is('Ready', 'Unknown') && !is('Reconciling', 'True') && !is('Suspended', 'True')
        ? ['`Ready` is Unknown but nothing is under way']
        : [],
  },
  {
    number: 7,
    says: '`Ready=False` is final (`Stalled`), or waits for one of the reasons that a person should look at.',
    check: ({ is, of }) => {
      if (!is('Ready', 'False') || is('Stalled', 'True') || is('Suspended', 'True')) return [];
      const reason = of('Ready')?.reason ?? '';
      if (!is('Reconciling', 'True')) return ['`Ready` is False but neither final nor under way'];
      return MAY_WAIT.includes(reason) ? [] : [`\`Ready\` is False for ${reason} while the work goes on`];
    },
  },
  {
    number: 8,
    says: '`status.observedGeneration` is there and never ahead of `metadata.generation`.',
    check: ({ observedGeneration, generation }) =>
      observedGeneration === undefined || observedGeneration > generation
        ? [`observedGeneration is ${observedGeneration}, generation ${generation}`]
        : [],
  },
  {
    number: 9,
    says: 'Every condition is about `status.observedGeneration`.',
    check: ({ conditions, observedGeneration }) =>
      conditions
        .filter((condition) => condition.observedGeneration !== observedGeneration)
        .map(({ type, observedGeneration: own }) => `\`${type}\` is about generation ${own}`),
  },
  {
    number: 10,
    says: 'Types of conditions are known and unique.',
    check: ({ conditions }) =>
      conditions.flatMap(({ type }, index) => {
        if (!CONDITION_TYPES.some((known) => known === type)) return [`type ${type} is not known`];
        const first = conditions.findIndex((other) => other.type === type);
        return first < index ? [`type ${type} is there twice`] : [];
      }),
  },
  {
    number: 11,
    says: 'Reasons come from the closed list; `Reconciling` has `Progressing` or `ProgressingWithRetry`.',
    check: ({ conditions }) =>
      conditions.flatMap(({ type, reason }) => {
        if (!isReason(reason)) return [`reason ${reason} of \`${type}\` is not in the list`];
        const progress = reason === 'Progressing' || reason === 'ProgressingWithRetry';
        return type === 'Reconciling' && !progress ? [`reason ${reason} of \`Reconciling\``] : [];
      }),
  },
  {
    number: 12,
    says: 'Messages are bounded and hold no request ID.',
    check: ({ conditions }) =>
      conditions.flatMap(({ type, message }) => {
        if (Array.from(message).length > MAX_MESSAGE_LENGTH)
          return [`the message of \`${type}\` is too long`];
        return holdsRequestID(message) ? [`the message of \`${type}\` holds a request ID`] : [];
      }),
  },
  {
    number: 13,
    says: '`lastTransitionTime` is RFC 3339 in UTC with whole seconds.',
    check: ({ conditions }) =>
      conditions
        .filter(({ lastTransitionTime }) => !KUBERNETES_TIME.test(lastTransitionTime))
        .map(({ type, lastTransitionTime }) => `\`${type}\` changed at '${lastTransitionTime}'`),
  },
];
