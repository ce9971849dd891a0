import type { ImageComponent } from '../../src/api/objects.ts';
import { ordinary, statusFor } from '../scenario/operator/fleet.ts';

/**
 * A component of ordinary size as the API server sends it, with the status that the operator wrote long ago and the
 * managed fields of who wrote what.
 */
export async function settledComponent(name: string): Promise<ImageComponent> {
  const draft = ordinary(name);
  const created = '2026-01-01T00:00:00Z';
  const component: ImageComponent = {
    apiVersion: draft.apiVersion,
    kind: draft.kind,
    metadata: {
      ...draft.metadata,
      uid: '00000000-0000-4000-8000-000000000000',
      resourceVersion: '1',
      generation: 1,
      creationTimestamp: created,
    },
    spec: { type: 'Build', osType: 'Linux', version: '1.0.0', immutable: false, ...draft.spec },
    status: { observedGeneration: -1 },
  };
  const status = await statusFor(component);
  const managedFields = [
    managed('imagesmith', 'Apply', created, {
      'f:status': {
        'f:conditions': {
          'k:{"type":"Ready"}': {
            '.': {},
            'f:lastTransitionTime': {},
            'f:message': {},
            'f:observedGeneration': {},
            'f:reason': {},
            'f:status': {},
            'f:type': {},
          },
        },
        'f:contentHash': {},
        'f:format': {},
        'f:observedGeneration': {},
        'f:taskCount': {},
      },
    }),
    managed('kubectl', 'Apply', created, {
      'f:metadata': { 'f:labels': { '.': {}, 'f:test.imagesmith.dev/expected': {} } },
      'f:spec': { 'f:description': {}, 'f:tasks': {} },
    }),
  ];
  return { ...component, metadata: Object.assign(component.metadata, { managedFields }), status };
}

function managed(manager: string, operation: string, time: string, fieldsV1: object): object {
  return {
    apiVersion: 'imagesmith.dev/v1alpha1',
    fieldsType: 'FieldsV1',
    fieldsV1,
    manager,
    operation,
    time,
  };
}
