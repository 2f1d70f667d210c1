import { checkRewriteEndpoint, listRequirementsEndpoint } from '@refinery/contracts/endpoints/checks.ts';
import { checkRewrite } from '@refinery/domain/checks/check-rewrite.ts';
import { listRequirements } from '@refinery/domain/checks/list-requirements.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const checkRoutes = (): Binding[] => [
  bind(checkRewriteEndpoint, checkRewrite),
  bind(listRequirementsEndpoint, listRequirements),
];
