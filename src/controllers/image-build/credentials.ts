import type { ImageBuild } from '../../api/objects.ts';
import { type AccessKey, type Cloud, isCloudError } from '../../cloud/port.ts';
import { keyOf } from '../../kube/port.ts';
import type { ImageBuildDeps } from './deps.ts';

/** Why no call can be made for a build. `Pending`: it is about to be known. */
export interface NoCloud {
  readonly cloud?: undefined;
  readonly why: 'Pending' | 'NotReady' | 'CredentialsUnavailable' | 'AccessDenied';
  readonly message: string;
}

const NO_CREDENTIALS =
  'the template names no Secret in spec.credentials, and the operator has no credentials of its own to use; ' +
  'name a Secret, or start the operator with --operator-credentials=Allow and an access key in its environment';

export type OpenedCloud = { readonly cloud: Cloud } | NoCloud;

/**
 * Opens the cloud with the credentials that the template names; those that the build began with count until it ends.
 * A namespace that is deleted loses its Secret before its builds are clean, so what was last known is kept in memory
 * as long as the build lives.
 */
export class BuildCredentials {
  readonly #deps: Pick<ImageBuildDeps, 'secrets' | 'clouds' | 'templates'>;
  readonly #lastKnown = new Map<string, { readonly name: string; readonly key: AccessKey }>();

  constructor(deps: Pick<ImageBuildDeps, 'secrets' | 'clouds' | 'templates'>) {
    this.#deps = deps;
  }

  open(build: ImageBuild): OpenedCloud {
    const { namespace = '', uid = '' } = build.metadata;
    const name = this.secretName(build);
    if (name === undefined) return this.#open(namespace, undefined, undefined);

    this.#deps.secrets.setReferences(referrer(build), [{ namespace, name }]);
    const state = this.#deps.secrets.get(namespace, name);
    if (state.state === 'Present') {
      const key = accessKeyOf(state.secret.data ?? {});
      if (typeof key === 'string') return unavailable(`Secret '${name}' ${key}`);
      this.#lastKnown.set(uid, { name, key });
      return this.#open(namespace, key, `Secret '${name}'`);
    }
    const remembered = this.#lastKnown.get(uid);
    if (remembered?.name === name) return this.#open(namespace, remembered.key, `Secret '${name}'`);
    if (state.state === 'Pending') return { why: 'Pending', message: `reading Secret '${name}'` };
    if (state.state === 'AccessDenied') return { why: 'AccessDenied', message: state.message };
    return unavailable(`Secret '${name}' does not exist in namespace '${namespace}'`);
  }

  /** The Secret that the build uses; undefined for the operator's own identity. */
  secretName(build: ImageBuild): string | undefined {
    const { plan, scaffold } = build.status ?? {};
    const template = this.#deps.templates.get(`${build.metadata.namespace}/${build.spec.templateRef.name}`);
    // Before there is a plan nothing exists anywhere, so the template may still change its mind.
    const from = plan === undefined ? (template?.spec ?? scaffold) : scaffold;
    return from?.credentials?.secretRef.name;
  }

  /** The build is over: its Secret is not watched for it any more. */
  forget(build: ImageBuild): void {
    this.#lastKnown.delete(build.metadata.uid ?? '');
    this.#deps.secrets.setReferences(referrer(build), []);
  }

  #open(namespace: string, credentials: AccessKey | undefined, where: string | undefined): OpenedCloud {
    try {
      return { cloud: this.#deps.clouds.open({ namespace, credentials }) };
    } catch (error) {
      if (!isCloudError(error)) throw error;
      return unavailable(where === undefined ? NO_CREDENTIALS : `${where}: ${error.message}`);
    }
  }
}

function referrer(build: ImageBuild): string {
  return `ImageBuild/${keyOf(build)}`;
}

function unavailable(message: string): NoCloud {
  return { why: 'CredentialsUnavailable', message };
}

/** The access key in a Secret; a string says what is wrong with it, never what it holds. */
export function accessKeyOf(data: Readonly<Record<string, string>>): AccessKey | string {
  const read = (key: string) => {
    const encoded = data[key];
    return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8').trim();
  };
  const [accessKeyID, accessKeySecret, securityToken] = [
    read('accessKeyID'),
    read('accessKeySecret'),
    read('securityToken'),
  ];
  if (!accessKeyID) return "must have the key 'accessKeyID'";
  if (!accessKeySecret) return "must have the key 'accessKeySecret'";
  return { accessKeyID, accessKeySecret, ...(securityToken ? { securityToken } : {}) };
}
