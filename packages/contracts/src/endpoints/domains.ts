import { Type } from 'typebox';
import { CreateDomainBody, DomainSchema } from '../domains.ts';
import { endpoint } from '../endpoint.ts';
import { PageQuery } from '../pagination.ts';
import { IdParams, NOTHING } from '../schema-helpers.ts';

const tag = {
  name: 'Domains',
  description: 'The e-mail domains that an organization has proved to be its own',
};
const PATH = '/api/v1/domains';

export const listDomainsEndpoint = endpoint({
  operationId: 'listDomains',
  method: 'GET',
  path: PATH,
  access: 'sso:read',
  tag,
  summary: 'List domains, newest first',
  description: 'Those that are proved, and those that are not proved yet.',
  query: PageQuery,
  reply: { 200: Type.Array(DomainSchema) },
  errors: [],
  page: true,
});

export const createDomainEndpoint = endpoint({
  operationId: 'createDomain',
  method: 'POST',
  path: PATH,
  access: 'sso:write',
  feature: 'sso',
  action: 'domain.create',
  tag,
  summary: 'Add a domain',
  description:
    'Put `record` into the DNS of the domain, then verify it. An organization has at most 20 domains.',
  body: CreateDomainBody,
  reply: { 201: DomainSchema },
  errors: ['domain_exists', 'limit_reached', 'domain_not_found'],
  idempotent: true,
});

export const verifyDomainEndpoint = endpoint({
  operationId: 'verifyDomain',
  method: 'POST',
  path: `${PATH}/:id/verify`,
  access: 'sso:write',
  feature: 'sso',
  action: 'domain.verify',
  tag,
  summary: 'Verify a domain',
  description:
    'Looks for the record in the DNS. After that it is looked for each day. If it is missing for 7 days, the domain is not proved any more.',
  params: IdParams,
  reply: { 200: DomainSchema },
  errors: ['domain_not_found', 'domain_unproven', 'domain_taken', 'dns_unavailable'],
});

export const deleteDomainEndpoint = endpoint({
  operationId: 'deleteDomain',
  method: 'DELETE',
  path: `${PATH}/:id`,
  access: 'sso:write',
  action: 'domain.delete',
  tag,
  summary: 'Remove a domain',
  description: 'Another organization can prove it after that.',
  params: IdParams,
  reply: { 204: NOTHING },
  errors: ['domain_not_found', 'sso_in_use'],
});

export const domainEndpoints = [
  listDomainsEndpoint,
  createDomainEndpoint,
  verifyDomainEndpoint,
  deleteDomainEndpoint,
] as const;
