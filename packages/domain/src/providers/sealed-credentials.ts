import { providerConfigs } from '@refinery/db/schema/providers.ts';
import { sql } from 'drizzle-orm';
import { recordChange } from '../audit/record-change.ts';
import type { SealedColumn } from '../sealed/sealed-column.ts';

export const sealedCredentials: SealedColumn = {
  name: 'provider credentials',
  of: 'organizations',
  table: providerConfigs,
  owner: providerConfigs.organizationId,
  id: providerConfigs.provider,
  sealed: providerConfigs.encryptedCredential,
  purposeOf: ({ id: provider }) => provider,
  assign: (sealed) => sql`encrypted_credential = ${sealed}`,
  also: (ctx, tx, { ownerId, id: provider }) =>
    recordChange(ctx, tx, ownerId, { action: 'provider.reencrypt', target: provider }),
};
