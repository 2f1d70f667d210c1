import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import {
  ProviderParams,
  ProviderSchema,
  ProviderTestSchema,
  SaveProviderBody,
  SaveVerificationBody,
  VerificationSettingsSchema,
} from '../providers.ts';
import { NOTHING } from '../schema-helpers.ts';

const tag = { name: 'Providers', description: 'Vendors of models: credentials, order, the second reader' };

export const listProvidersEndpoint = endpoint({
  operationId: 'listProviders',
  method: 'GET',
  path: '/api/v1/providers',
  access: 'providers:read',
  tag,
  summary: 'List providers, in the order in which `auto` tries them',
  description:
    'With what is missing where one cannot be used. Credentials are never shown but for their last four characters.',
  reply: { 200: Type.Array(ProviderSchema) },
  errors: [],
});

export const getVerificationSettingsEndpoint = endpoint({
  operationId: 'getVerificationSettings',
  method: 'GET',
  path: '/api/v1/providers/verification',
  access: 'providers:read',
  tag,
  summary: 'How doubts about a model’s result are dealt with, and who reads them',
  description: 'Set for the organization; a request may say otherwise.',
  reply: { 200: VerificationSettingsSchema },
  errors: [],
});

export const saveVerificationSettingsEndpoint = endpoint({
  operationId: 'saveVerificationSettings',
  method: 'PUT',
  path: '/api/v1/providers/verification',
  access: 'providers:write',
  action: 'verification.save',
  tag,
  summary: 'Set the second reader and when it is asked (admins)',
  description: 'Fields that are left out keep their value.',
  body: SaveVerificationBody,
  reply: { 200: VerificationSettingsSchema },
  errors: ['provider_not_usable'],
});

export const saveProviderEndpoint = endpoint({
  operationId: 'saveProvider',
  method: 'PUT',
  path: '/api/v1/providers/:provider',
  access: 'providers:write',
  action: 'provider.save',
  tag,
  summary: 'Set up a provider (admins)',
  description: 'Fields that are left out keep their value.',
  params: ProviderParams,
  body: SaveProviderBody,
  reply: { 200: ProviderSchema },
  errors: ['blocked_address', 'provider_not_usable'],
});

export const deleteProviderEndpoint = endpoint({
  operationId: 'deleteProvider',
  method: 'DELETE',
  path: '/api/v1/providers/:provider',
  access: 'providers:write',
  action: 'provider.delete',
  tag,
  summary: "Forget the organization's configuration of a provider (admins)",
  description:
    'Its credentials are erased. Where the operator brings some, the provider can be used with these.',
  params: ProviderParams,
  reply: { 204: NOTHING },
  errors: ['provider_not_configured'],
});

export const testProviderEndpoint = endpoint({
  operationId: 'testProvider',
  method: 'POST',
  path: '/api/v1/providers/:provider/test',
  access: 'providers:write',
  action: null,
  tag,
  summary: 'Make one tiny real call (admins)',
  description:
    "Asks the provider's model for one word, with the credentials that a refinement would use. What went wrong is in the reply.",
  params: ProviderParams,
  reply: { 200: ProviderTestSchema },
  errors: ['provider_not_usable', 'blocked_address'],
});

export const providerEndpoints = [
  listProvidersEndpoint,
  getVerificationSettingsEndpoint,
  saveVerificationSettingsEndpoint,
  saveProviderEndpoint,
  deleteProviderEndpoint,
  testProviderEndpoint,
] as const;
