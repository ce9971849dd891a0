/**
 * `metadata` of a Kubernetes object as far as the operator reads or writes it. Has the same shape as the type of that
 * name in the Kubernetes port, so that objects pass from one to the other without a cast.
 *
 * Source: `k8s.io/apimachinery` `pkg/apis/meta/v1/types.go` (ObjectMeta).
 */
export interface ObjectMeta {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  /** Counts changes of `spec`. */
  generation?: number;
  creationTimestamp?: string;
  /** Set once deletion was asked for; the object stays until `finalizers` is empty. */
  deletionTimestamp?: string;
  finalizers?: string[];
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: OwnerReference[];
}

export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  /** True for the one owner that manages the object. */
  controller?: boolean;
  /** True: foreground deletion of the owner waits for this object. */
  blockOwnerDeletion?: boolean;
}
