import {
  deleteModelAliasEndpoint,
  getModelAliasEndpoint,
  listModelAliasesEndpoint,
  saveModelAliasEndpoint,
} from '@refinery/contracts/endpoints/models.ts';
import { deleteModelAlias } from '@refinery/domain/gateway/models/delete-model-alias.ts';
import { getModelAlias } from '@refinery/domain/gateway/models/get-model-alias.ts';
import { listModelAliases } from '@refinery/domain/gateway/models/list-model-aliases.ts';
import { saveModelAlias } from '@refinery/domain/gateway/models/save-model-alias.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const modelRoutes = (): Binding[] => [
  bind(listModelAliasesEndpoint, listModelAliases),
  bind(getModelAliasEndpoint, getModelAlias),
  bind(saveModelAliasEndpoint, saveModelAlias),
  bind(deleteModelAliasEndpoint, deleteModelAlias),
];
