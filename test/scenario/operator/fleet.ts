import { IMAGE_COMPONENTS, IMAGE_TEMPLATES } from '../../../src/api/names.ts';
import type { ImageComponent, ImageTemplate } from '../../../src/api/objects.ts';
import { reconcileImageComponent } from '../../../src/controllers/image-component.ts';
import { BY_COMPONENT_NAME, componentNameKeys } from '../../../src/controllers/offered-components.ts';
import { StatusWriter } from '../../../src/controllers/status-writer.ts';
import type { ApiClient } from '../../../src/kube/client.ts';
import { BY_USED_COMPONENT, usedComponentKeys } from '../../../src/controllers/used-components.ts';
import { keyOf, type KubeObject } from '../../../src/kube/port.ts';
import { ObjectStore } from '../../../src/kube/store.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { soleLeader } from '../../../src/runtime/leadership.ts';
import { silentLogger } from '../../../src/runtime/logger.ts';
import type { Cluster } from './cluster.ts';
import { component, type Draft } from './components.ts';

/** A component of ordinary size: a file, three scripts and a reboot. About 3 kB as the API server sends it. */
export function ordinary(name: string): Draft {
  const lines = Array.from(
    { length: 10 },
    (_, line) => `install_package "package-${line}" --of ${name}`,
  ).join('\n');
  const run = (task: string) => ({ name: task, runShellCommand: { commandContent: `set -eu\n${lines}\n` } });
  const tasks = [
    { name: 'configure', writeFile: { destinationPath: '/etc/ordinary.conf', content: lines, mode: '0640' } },
    run('install'),
    { name: 'restart', reboot: {} },
    run('set-up'),
    run('check'),
  ];
  const draft = component(name);
  return { ...draft, spec: { ...draft.spec, description: 'A component of ordinary size', tasks } };
}

/** The status that the operator would write, by its own code but without its process. */
export async function statusFor(component: ImageComponent): Promise<ImageComponent['status']> {
  let status: unknown = component.status;
  const client: Pick<ApiClient, 'applyStatus'> = {
    applyStatus(_type, object, next) {
      status = next;
      return Promise.resolve(object);
    },
  };
  const components = new ObjectStore<ImageComponent>({
    type: IMAGE_COMPONENTS,
    indexes: { [BY_COMPONENT_NAME]: componentNameKeys },
  });
  components.put(components.ingest({ ...component }));
  const clock = systemClock();
  const templates = new ObjectStore<ImageTemplate>({
    type: IMAGE_TEMPLATES,
    indexes: { [BY_USED_COMPONENT]: usedComponentKeys },
  });
  const reconcile = reconcileImageComponent({
    components,
    templates,
    status: new StatusWriter(client, soleLeader, new Map()),
    clock,
  });
  const { signal } = new AbortController();
  await reconcile(keyOf(component), { signal, deadline: Infinity, reconcileID: '', log: silentLogger });
  return status as ImageComponent['status'];
}

/** Creates a component as it is when an operator has long been done with it. */
export async function createSettled(cluster: Cluster, draft: Draft): Promise<ImageComponent> {
  const created = await cluster.client.create<KubeObject>(IMAGE_COMPONENTS, draft);
  const component = await cluster.read(created.metadata.name);
  return cluster.client.applyStatus(IMAGE_COMPONENTS, component, await statusFor(component));
}
