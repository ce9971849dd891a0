import type { ComponentType, OSType } from '../../components/component.ts';
import type { Finding } from '../finding.ts';
import type { Place } from '../lint/manifest.ts';

/** The forms that `convert` reads. */
export const SOURCE_FORMS = ['image-builder', 'dockerfile', 'packer'] as const;
export type SourceForm = (typeof SOURCE_FORMS)[number];

/** What is to be converted. */
export interface Source {
  /** As it was named, for messages and to find files beside it. */
  readonly file: string;
  /** Without a byte order mark. */
  readonly text: string;
}

/** What people say about the result. */
export interface ConvertOptions {
  /** Of the objects; parts and kinds add to it. */
  readonly name: string;
  readonly namespace?: string;
  /** `component`: no templates. `template`: a template with the components that it uses. */
  readonly kind?: 'component' | 'template';
  /** Of components. */
  readonly type: ComponentType;
  /** Absent: told from the input. */
  readonly osType?: OSType;
  /** Stage of a Dockerfile; the last one when absent. */
  readonly target?: string;
}

/** One of our objects, ready to be printed. */
export interface ConvertedObject {
  readonly apiVersion: string;
  readonly kind: 'ImageComponent' | 'ImageTemplate';
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: Readonly<Record<string, unknown>>;
}

/** Something that was not carried over, or that somebody has to do. */
export interface Note extends Place {
  readonly message: string;
}

export type Conversion =
  | {
      readonly objects: readonly ConvertedObject[];
      readonly notes: readonly Note[];
      /** Texts that may appear nowhere in what is printed. */
      readonly secrets?: readonly string[];
      readonly problems?: undefined;
    }
  /** The input cannot be read. */
  | { readonly problems: readonly Note[]; readonly objects?: undefined };

/** A file beside the one that is converted, as far as it can be had. */
export type ReadBeside = (
  path: string,
) => Promise<{ readonly bytes: Uint8Array; readonly executable: boolean } | string>;

export function noteFinding(
  file: string,
  { line, column, message }: Note,
  severity: Finding['severity'],
): Finding {
  return { file, line, column, severity, message };
}
