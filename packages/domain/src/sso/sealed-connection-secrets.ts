import { ssoConnections } from '@refinery/db/schema/sso-connections.ts';
import { sql } from 'drizzle-orm';
import type { SealedColumn } from '../security/sealed-column.ts';
import { CONNECTION_PURPOSE } from './internal/connection-secret.ts';

export const sealedConnectionSecrets: SealedColumn = {
  name: 'secrets of identity providers',
  of: 'organizations',
  table: ssoConnections,
  owner: ssoConnections.organizationId,
  id: ssoConnections.id,
  sealed: ssoConnections.sealedSecret,
  purposeOf: () => CONNECTION_PURPOSE,
  assign: (sealed) => sql`sealed_secret = ${sealed}`,
};
