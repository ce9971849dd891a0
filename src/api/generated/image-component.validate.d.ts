// Generated from crds/imagecomponents.yaml by `npm run generate`. Do not edit.
import type { ImageComponent } from './image-component.ts';

/** Fills defaults into `value` and tells whether it is valid; what is wrong is in `errors` until the next call. */
declare const validate: {
  (value: unknown): value is ImageComponent;
  errors?:
    | readonly { instancePath: string; message?: string; params: Readonly<Record<string, unknown>> }[]
    | null;
};
export default validate;
