import type { CatalogCase } from './case.ts';
import { ACCESS_CASES } from './cases/access.ts';
import { AGENT_CASES } from './cases/agents.ts';
import { ARCHIVE_CASES } from './cases/archives.ts';
import { CHECK_CONTENT_CASES } from './cases/check-content.ts';
import { CHECK_SERVICE_CASES } from './cases/check-services.ts';
import { CHECK_CASES_ELSEWHERE } from './cases/checks-elsewhere.ts';
import { DOCKER_CASES } from './cases/docker.ts';
import { KUBERNETES_CASES } from './cases/kubernetes.ts';
import { PACKAGE_CASES } from './cases/packages.ts';
import { SYSTEM_CASES } from './cases/system.ts';

/** Everything that the components of the System catalogue are shown to do. */
export const CATALOG_CASES: readonly CatalogCase[] = [
  ...PACKAGE_CASES,
  ...ARCHIVE_CASES,
  ...DOCKER_CASES,
  ...KUBERNETES_CASES,
  ...AGENT_CASES,
  ...ACCESS_CASES,
  ...SYSTEM_CASES,
  ...CHECK_SERVICE_CASES,
  ...CHECK_CONTENT_CASES,
  ...CHECK_CASES_ELSEWHERE,
];
