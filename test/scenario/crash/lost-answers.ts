import type { FaultEffect } from '../../../simulator/faults/rule.ts';

/** Every call of a build that changes something, in the order in which they are first made. */
export const CHANGING = [
  'RunInstances',
  'RunCommand',
  'RebootInstance',
  'StopInstance',
  'CreateImage',
  'TagResources',
  'DeleteInstance',
  'CopyImage',
] as const;

/** How an answer can be lost while the operator lives: by name, with what it is for the simulator. */
export const LOSSES: Readonly<Record<string, FaultEffect>> = {
  'the connection breaks before the work': { kind: 'drop', when: 'before' },
  'the connection breaks after the work': { kind: 'drop', when: 'after' },
  'half of the answer arrives': { kind: 'truncate' },
  'a proxy answers instead': { kind: 'html', status: 502 },
  'the service fails': { kind: 'error', status: 500, code: 'InternalError' },
  'the service says that the call is still processed': {
    kind: 'error',
    status: 403,
    code: 'IdempotentProcessing',
  },
};
