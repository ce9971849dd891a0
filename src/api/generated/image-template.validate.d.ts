// Generated from crds/imagetemplates.yaml by `npm run generate`. Do not edit.
import type { ImageTemplate } from './image-template.ts';

/** Fills defaults into `value` and tells whether it is valid; what is wrong is in `errors` until the next call. */
declare const validate: {
  (value: unknown): value is ImageTemplate;
  errors?:
    | readonly { instancePath: string; message?: string; params: Readonly<Record<string, unknown>> }[]
    | null;
};
export default validate;
