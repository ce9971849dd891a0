import { IMAGE_BUILDS, IMAGE_COMPONENTS, IMAGE_TEMPLATES } from './api/names.ts';
import type { ImageBuild, ImageComponent, ImageTemplate } from './api/objects.ts';
import { projectBuild } from './build/projection.ts';
import type { OfferedComponent } from './build/select-component.ts';
import type { Clouds } from './cloud/port.ts';
import { ClusterIdentity } from './cluster-identity.ts';
import { reconcileImageBuild } from './controllers/image-build/index.ts';
import { reconcileImageComponent } from './controllers/image-component.ts';
import { BY_OWNER, reconcileImageTemplate } from './controllers/image-template/index.ts';
import { BY_COMPONENT_NAME, componentNameKeys } from './controllers/offered-components.ts';
import { OrphanCollector } from './controllers/orphans.ts';
import { TemplatePlaces } from './controllers/places.ts';
import { changesFrom, changesOf } from './controllers/sources.ts';
import { StatusWriter } from './controllers/status-writer.ts';
import { BY_USED_COMPONENT, usedComponentKeys } from './controllers/used-components.ts';
import { EventRecorder } from './kube/events.ts';
import { type KubeObject, keyOf, type Store } from './kube/port.ts';
import { SecretWatches } from './kube/secret-watch.ts';
import type { Operator } from './operator.ts';
import type { Clock } from './runtime/clock.ts';
import type { Reconcile } from './runtime/controller.ts';
import { onAbort } from './runtime/runnable.ts';
import { resync, type Source } from './runtime/source.ts';

/** The cloud side of the operator. */
export interface CloudParts {
  /** Loads the cloud layer; called once, when there is a first build to work on. */
  readonly open: (clusterID: string) => Promise<Clouds>;
  /** The cloud's time. */
  readonly clock: Clock;
  /** Milliseconds of cloud time per millisecond of wall time. */
  readonly rate: number;
}

/** What the controllers need besides clients and clocks. */
export interface ControllerInputs {
  /** The System components; read when they are first asked for. */
  readonly catalog: () => readonly OfferedComponent[];
  /** 32 random bytes. */
  readonly randomSecret: Uint8Array;
}

const BY_TEMPLATE = 'template';

/** Hangs the controllers of all kinds into the operator: which caches they read and what wakes them. */
export function addControllers(
  operator: Operator,
  cloud: CloudParts,
  { catalog, randomSecret }: ControllerInputs,
): void {
  const { client, manager } = operator;
  const { clock, random, config, log } = operator.parts;
  const components = operator.addCache<ImageComponent>(IMAGE_COMPONENTS, {
    indexes: { [BY_COMPONENT_NAME]: componentNameKeys },
  });
  const templates = operator.addCache<ImageTemplate>(IMAGE_TEMPLATES, {
    indexes: { [BY_USED_COMPONENT]: usedComponentKeys },
  });
  const builds = operator.addCache<ImageBuild>(IMAGE_BUILDS, {
    project: projectBuild,
    indexes: {
      [BY_OWNER]: ({ metadata }) => ownersOf(metadata.ownerReferences),
      [BY_TEMPLATE]: ({ metadata, spec }) => [`${metadata.namespace}/${spec.templateRef.name}`],
    },
  });
  const stores = new Map<string, Pick<Store<KubeObject>, 'overlay'>>([
    [IMAGE_COMPONENTS.plural, components],
    [IMAGE_TEMPLATES.plural, templates],
    [IMAGE_BUILDS.plural, builds],
  ]);
  const guard = manager.leadership;
  const status = new StatusWriter(client, guard, stores);
  const events = addEvents(operator);
  const secrets = addSecrets(operator);
  const identity = new ClusterIdentity(client, clock, log, config.cloud.clusterID);
  manager.add('source', identity);
  const templatesUsing = (component: ImageComponent) =>
    componentNameKeys(component)
      .flatMap((key) => templates.byIndex(BY_USED_COMPONENT, key))
      .map(keyOf);
  const componentsUsedBy = (template: ImageTemplate) =>
    usedComponentKeys(template)
      .flatMap((key) => components.byIndex(BY_COMPONENT_NAME, key))
      .map(keyOf);
  const namesakesOf = (component: ImageComponent) =>
    componentNameKeys(component)
      .flatMap((key) => components.byIndex(BY_COMPONENT_NAME, key))
      .filter((other) => other.metadata.uid !== component.metadata.uid)
      .map(keyOf);
  const resyncOf = (store: Store<KubeObject>): Source =>
    resync({ clock, random, keys: () => [...store.list()].map(keyOf) });

  operator.addController(
    'imagecomponent',
    operator.newQueue('imagecomponent'),
    reconcileImageComponent({ components, templates, status, clock }),
    [
      changesOf(components),
      changesFrom(templates, componentsUsedBy),
      // Which of several versions is used may have changed.
      changesFrom(components, namesakesOf),
      resyncOf(components),
    ],
  );

  operator.addController(
    'imagetemplate',
    operator.newQueue('imagetemplate'),
    reconcileImageTemplate({ templates, components, catalog, builds, client, status, guard, events, clock }),
    [
      changesOf(templates),
      changesFrom(builds, templateKeys),
      changesFrom(components, templatesUsing),
      resyncOf(templates),
    ],
  );

  const buildQueue = operator.newQueue('imagebuild');
  let opened: Promise<Clouds> | undefined;
  const clouds = () => (opened ??= cloud.open(identity.id));
  let reconcileBuild: Promise<Reconcile> | undefined;
  const open = async (): Promise<Reconcile> =>
    reconcileImageBuild({
      builds,
      templates,
      components,
      catalog,
      client,
      status,
      guard,
      secrets,
      events,
      clouds: await clouds(),
      clusterID: identity.id,
      wall: clock,
      cloud: cloud.clock,
      processSecret: randomSecret,
      toWallMs: (cloudMs) => cloudMs / cloud.rate,
      enqueue: (key) => buildQueue.add(key),
    });
  const reconcile: Reconcile = async (key, context) => (await (reconcileBuild ??= open()))(key, context);
  addOrphanCollector(operator, cloud, { templates, secrets, identity, clouds });
  operator.addController('imagebuild', buildQueue, reconcile, [
    changesOf(builds),
    changesFrom(templates, (template) => builds.byIndex(BY_TEMPLATE, keyOf(template)).map(keyOf)),
    changesFrom(components, (component) =>
      templatesUsing(component)
        .flatMap((key) => builds.byIndex(BY_TEMPLATE, key))
        // A build that has its plan does not look at components any more.
        .filter(({ status: { plan } }) => plan === undefined)
        .map(keyOf),
    ),
    resyncOf(builds),
    (sink, stop) => {
      const end = secrets.onChange((namespace, name) => {
        for (const referrer of secrets.referrers(namespace, name))
          sink.add(referrer.slice('ImageBuild/'.length));
      });
      onAbort(stop, end);
    },
  ]);
}

/** Looks for what builds that are gone have left behind; without templates there is nowhere to look. */
function addOrphanCollector(
  operator: Operator,
  cloud: CloudParts,
  parts: {
    readonly templates: Store<ImageTemplate>;
    readonly secrets: SecretWatches;
    readonly identity: ClusterIdentity;
    readonly clouds: () => Promise<Clouds>;
  },
): void {
  const { config, log } = operator.parts;
  const { orphans: mode } = config.cloud;
  if (mode === 'Off') return;
  let places: TemplatePlaces | undefined;
  operator.manager.add(
    'controller',
    new OrphanCollector({
      client: operator.client,
      guard: operator.manager.leadership,
      log,
      mode,
      clock: cloud.clock,
      clusterID: () => parts.identity.id,
      watchNamespaces: config.watchNamespaces,
      onCollected: operator.metrics.countOrphan,
      places: async () => {
        if (parts.templates.size === 0) return [];
        places ??= new TemplatePlaces(parts.templates, parts.secrets, await parts.clouds());
        return places.list();
      },
    }),
  );
}

function addEvents(operator: Operator): EventRecorder {
  const { clock, random, identity } = operator.parts;
  const events = new EventRecorder({ client: operator.client, clock, random, instance: identity });
  operator.manager.add('recorder', {
    name: 'event recorder',
    async run(context) {
      context.ready();
      await new Promise<void>((resolve) => onAbort(context.stop, resolve));
      await events.flush(context.kill);
    },
  });
  return events;
}

function addSecrets(operator: Operator): SecretWatches {
  const { clock, random } = operator.parts;
  const secrets = new SecretWatches({ transport: operator.transport, clock, random });
  operator.manager.add('source', {
    name: 'watches of Secrets',
    async run(context) {
      context.ready();
      await new Promise<void>((resolve) => onAbort(context.stop, resolve));
      await secrets.stop();
    },
  });
  return secrets;
}

function ownersOf(references: readonly { uid: string; controller?: boolean }[] | undefined): string[] {
  return (references ?? []).filter(({ controller }) => controller === true).map(({ uid }) => uid);
}

function templateKeys({ metadata }: ImageBuild): string[] {
  return (metadata.ownerReferences ?? [])
    .filter(({ kind, controller }) => kind === 'ImageTemplate' && controller === true)
    .map(({ name }) => `${metadata.namespace}/${name}`);
}
