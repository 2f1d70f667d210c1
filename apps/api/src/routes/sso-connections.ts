import {
  createConnectionEndpoint,
  deleteConnectionEndpoint,
  getConnectionEndpoint,
  listConnectionsEndpoint,
  testConnectionEndpoint,
  updateConnectionEndpoint,
} from '@refinery/contracts/endpoints/sso-connections.ts';
import { createConnection } from '@refinery/domain/sso/create-connection.ts';
import { deleteConnection } from '@refinery/domain/sso/delete-connection.ts';
import { getConnection } from '@refinery/domain/sso/get-connection.ts';
import { listConnections } from '@refinery/domain/sso/list-connections.ts';
import { testConnection } from '@refinery/domain/sso/test-connection.ts';
import { updateConnection } from '@refinery/domain/sso/update-connection.ts';
import { type Binding, bind } from '../endpoints/bind.ts';
import { gone } from '../endpoints/gone.ts';

export const connectionRoutes = (): Binding[] => [
  bind(listConnectionsEndpoint, listConnections),
  bind(createConnectionEndpoint, createConnection, { rebuild: gone('connection_not_found') }),
  bind(getConnectionEndpoint, getConnection),
  bind(updateConnectionEndpoint, updateConnection),
  bind(deleteConnectionEndpoint, deleteConnection),
  bind(testConnectionEndpoint, testConnection),
];
