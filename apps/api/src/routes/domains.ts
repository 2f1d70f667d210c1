import {
  createDomainEndpoint,
  deleteDomainEndpoint,
  listDomainsEndpoint,
  verifyDomainEndpoint,
} from '@refinery/contracts/endpoints/domains.ts';
import { createDomain } from '@refinery/domain/domains/create-domain.ts';
import { deleteDomain } from '@refinery/domain/domains/delete-domain.ts';
import { listDomains } from '@refinery/domain/domains/list-domains.ts';
import { verifyDomain } from '@refinery/domain/domains/verify-domain.ts';
import { type Binding, bind } from '../endpoints/bind.ts';
import { gone } from '../endpoints/gone.ts';

export const domainRoutes = (): Binding[] => [
  bind(listDomainsEndpoint, listDomains),
  bind(createDomainEndpoint, createDomain, { rebuild: gone('domain_not_found') }),
  bind(verifyDomainEndpoint, verifyDomain),
  bind(deleteDomainEndpoint, deleteDomain),
];
