import {
  createScimTokenEndpoint,
  deleteScimTokenEndpoint,
  listDirectoryUsersEndpoint,
  listScimTokensEndpoint,
} from '@refinery/contracts/endpoints/scim-tokens.ts';
import { createScimToken } from '@refinery/domain/scim/create-scim-token.ts';
import { deleteScimToken } from '@refinery/domain/scim/delete-scim-token.ts';
import { listDirectoryUsers } from '@refinery/domain/scim/list-directory-users.ts';
import { listScimTokens } from '@refinery/domain/scim/list-scim-tokens.ts';
import { type Binding, bind } from '../endpoints/bind.ts';
import { gone } from '../endpoints/gone.ts';

export const scimTokenRoutes = (): Binding[] => [
  bind(listScimTokensEndpoint, listScimTokens),
  bind(createScimTokenEndpoint, createScimToken, { rebuild: gone('scim_token_not_found') }),
  bind(deleteScimTokenEndpoint, deleteScimToken),
  bind(listDirectoryUsersEndpoint, listDirectoryUsers),
];
