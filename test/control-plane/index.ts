export {
  PRODUCT_CRDS,
  prepareControlPlane,
  startControlPlane,
  whyNoControllerManager,
} from './control-plane.ts';
export { controlPlaneFor } from './for-suite.ts';
export type { ControlPlane, ControlPlaneOptions } from './interface.ts';
export { BinariesUnavailable, ControllerManagerUnavailable } from './failures.ts';
export type { Credentials, User } from './kubeconfig.ts';
export type { KubectlOptions, KubectlResult } from './kubectl.ts';
