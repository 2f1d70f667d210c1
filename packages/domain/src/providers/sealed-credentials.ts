import { providerConfigs } from '@refinery/db/schema/providers.ts';
import { sql } from 'drizzle-orm';
import type { SealedColumn } from '../security/sealed-column.ts';

export const sealedCredentials: SealedColumn = {
  name: 'provider credentials',
  of: 'organizations',
  table: providerConfigs,
  owner: providerConfigs.organizationId,
  id: providerConfigs.provider,
  sealed: providerConfigs.encryptedCredential,
  purposeOf: ({ id: provider }) => provider,
  assign: (sealed) => sql`encrypted_credential = ${sealed}`,
  auditAction: 'provider.reencrypt',
};
