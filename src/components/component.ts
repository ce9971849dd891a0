import type { Problem } from './problem.ts';
import type { Task } from './task.ts';

export type OSType = 'Linux' | 'Windows';
export type ComponentType = 'Build' | 'Test';

/** A component as it is meant, whichever of the three forms it was written in. */
export interface Component {
  readonly format: 'Structured' | 'YAML' | 'Dockerfile';
  readonly type: ComponentType;
  readonly osType: OSType;
  readonly parameters: readonly Parameter[];
  /** In the order in which they run; their texts still hold references. */
  readonly tasks: readonly Task[];
  /** LABEL lines: for people, without effect on the image. */
  readonly labels: Readonly<Record<string, string>>;
}

/** What a template may or must say about a component. */
export interface Parameter {
  /** A letter or `_`, followed by letters, digits, `_` and `-`. */
  readonly name: string;
  readonly type: 'String' | 'Number' | 'Boolean';
  /** As text; a parameter without a default must be given. */
  readonly defaultValue?: string;
  readonly description?: string;
  /** Its value never leaves the guest in readable form. */
  readonly sensitive?: boolean;
}

/** What came of reading something that people wrote. */
export type Parsed<Result> =
  | { readonly result: Result; readonly warnings: readonly Problem[]; readonly problems?: undefined }
  | {
      readonly problems: readonly Problem[];
      readonly warnings: readonly Problem[];
      readonly result?: undefined;
    };
