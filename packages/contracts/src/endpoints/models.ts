import { Type } from 'typebox';
import { endpoint } from '../endpoint.ts';
import { ModelAliasParams, ModelAliasSchema, SaveModelAliasBody } from '../models.ts';
import { NOTHING } from '../schema-helpers.ts';

const tag = {
  name: 'Models',
  description: 'Names of your own for models, with others that stand in for them',
};
const PATH = '/api/v1/models';

export const listModelAliasesEndpoint = endpoint({
  operationId: 'listModelAliases',
  method: 'GET',
  path: PATH,
  access: 'providers:read',
  tag,
  summary: 'List aliases of models',
  description: 'All of them, in alphabetical order.',
  reply: { 200: Type.Array(ModelAliasSchema) },
  errors: [],
});

export const getModelAliasEndpoint = endpoint({
  operationId: 'getModelAlias',
  method: 'GET',
  path: `${PATH}/:alias`,
  access: 'providers:read',
  tag,
  summary: 'Get an alias of models',
  description: 'The same as in the list.',
  params: ModelAliasParams,
  reply: { 200: ModelAliasSchema },
  errors: ['model_not_found'],
});

export const saveModelAliasEndpoint = endpoint({
  operationId: 'saveModelAlias',
  method: 'PUT',
  path: `${PATH}/:alias`,
  access: 'providers:write',
  action: 'model.save',
  tag,
  summary: 'Set an alias of models (admins)',
  description:
    'Calls that name the alias as their model are answered by the first target that can. An alias comes before a model that a provider has under the same name. A provider that is not set up yet may be named: it is passed over until it is. The change takes effect with the next call.',
  params: ModelAliasParams,
  body: SaveModelAliasBody,
  reply: { 200: ModelAliasSchema },
  errors: ['limit_reached'],
});

export const deleteModelAliasEndpoint = endpoint({
  operationId: 'deleteModelAlias',
  method: 'DELETE',
  path: `${PATH}/:alias`,
  access: 'providers:write',
  action: 'model.delete',
  tag,
  summary: 'Delete an alias of models (admins)',
  description: 'Calls that name it are then answered with 404 `model_not_found`.',
  params: ModelAliasParams,
  reply: { 204: NOTHING },
  errors: ['model_not_found'],
});

export const modelEndpoints = [
  listModelAliasesEndpoint,
  getModelAliasEndpoint,
  saveModelAliasEndpoint,
  deleteModelAliasEndpoint,
] as const;
