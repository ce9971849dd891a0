import type { ImageTemplate } from '../../api/objects.ts';
import { BuildFailure, NotReady } from '../../build/failure.ts';
import { type PlannedTasks, planTasks } from '../../build/planned-tasks.ts';
import type { OfferedComponent } from '../../build/select-component.ts';
import { type WantedComponent, wantedItems } from '../../build/wanted-components.ts';
import type { OSType } from '../../components/component.ts';
import { contentHash } from '../../components/content-hash.ts';
import { parseComponent } from '../../components/parse.ts';
import { describeProblem, firstOf } from '../../components/problem.ts';
import { offeredComponents } from '../offered-components.ts';
import type { BuildSession } from './session.ts';

/**
 * The tasks of a template with everything they are made of, as it is now. Without the facts of the cloud
 * (`of`) it looks only at what can be known without it.
 *
 * @throws NotReady naming what is missing, BuildFailure when the template asks for what cannot be.
 */
export async function plannedComponents(
  session: BuildSession,
  template: ImageTemplate,
  of?: { readonly osType: OSType; readonly accountID: string },
): Promise<PlannedTasks> {
  const osType = of?.osType;
  const { deps, build } = session;
  const { namespace = '' } = build.metadata;
  const { items, problems } = wantedItems(template.spec, osType ?? 'Linux');
  if (problems.length > 0) throw invalid(problems.map(describeProblem));
  const wanted = items.filter((item) => item.kind === 'component');
  const foreign = wanted.filter(
    ({ accountID }) => of !== undefined && accountID !== undefined && accountID !== of.accountID,
  );
  if (foreign.length > 0) {
    throw invalid(
      foreign.map(
        ({ path, name, accountID }) =>
          `${path}: '${name}' is a component of account '${accountID}', but only those of the template's own account, ` +
          `'${of?.accountID}', can be used`,
      ),
    );
  }
  const offers = new Map<WantedComponent, readonly OfferedComponent[]>();
  for (const item of wanted) {
    if (item.catalog === 'Namespace')
      offers.set(item, offeredComponents(deps.components, namespace, item.name ?? ''));
    else if (item.catalog === 'System') offers.set(item, deps.catalog());
    else if (osType !== undefined)
      offers.set(item, await offeredByECS(session, template.spec.regionID, item));
  }
  const planned = planTasks(items, (item) => offers.get(item), osType);
  if (planned.invalid.length > 0) throw invalid(planned.invalid);
  if (planned.missing.length > 0) throw new NotReady(planned.missing.join('; '));
  return planned;
}

async function offeredByECS(
  { cloud, signal }: BuildSession,
  regionID: string,
  { id, name, owner }: WantedComponent,
): Promise<OfferedComponent[]> {
  const query = { regionID, ...(id === undefined ? { name, owner } : { imageComponentIDs: [id] }) };
  const found = await cloud.describeImageComponents(query, { signal });
  return found.map((offer): OfferedComponent => {
    const { imageComponentID, content } = offer;
    const common = {
      catalog: 'ECS' as const,
      name: offer.name,
      version: offer.version,
      label: imageComponentID,
    };
    const { result, problems } = parseComponent({
      osType: offer.osType === 'Windows' ? 'Windows' : 'Linux',
      type: offer.type === 'Test' ? 'Test' : 'Build',
      version: offer.version,
      immutable: true,
      content,
    });
    if (result !== undefined) return { ...common, hash: contentHash(result), component: result };
    const [first] = problems;
    return {
      ...common,
      hash: '',
      trouble: `cannot be read: ${first === undefined ? '' : describeProblem(first)}`,
    };
  });
}

function invalid(problems: readonly string[]): BuildFailure {
  return new BuildFailure('InvalidSpec', firstOf(problems));
}
