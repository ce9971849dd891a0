import type { ImageTemplate } from '../../api/objects.ts';
import { NotReady } from '../../build/failure.ts';
import type { BuildSession } from './session.ts';

/** The template of the build. @throws NotReady when it is missing or being deleted. */
export function templateOf({ deps, build }: Pick<BuildSession, 'deps' | 'build'>): ImageTemplate {
  const { namespace } = build.metadata;
  const { name } = build.spec.templateRef;
  const template = deps.templates.get(`${namespace}/${name}`);
  if (template === undefined)
    throw new NotReady(`ImageTemplate '${name}' does not exist in namespace '${namespace}'`);
  if (template.metadata.deletionTimestamp !== undefined)
    throw new NotReady(`ImageTemplate '${name}' is being deleted`);
  return template;
}
