import { randomBytes } from 'node:crypto';
import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { sha256 } from '../auth/refresh-tokens.ts';
import { DomainError } from '../errors.ts';

const SECRET_BYTES = 32;
const SHOWN_CHARACTERS = 12;

export type ApiKeyRow = typeof apiKeys.$inferSelect;
type Given = Pick<ApiKeyRow, 'organizationId' | 'userId' | 'name' | 'scopes' | 'createdAt' | 'expiresAt'>;

/** Makes a key at random and stores its hash. */
export async function insertApiKey(tx: Transaction, given: Given): Promise<{ row: ApiKeyRow; key: string }> {
  const key = `prk_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  const [row] = await tx
    .insert(apiKeys)
    .values({ id: newId(), ...given, prefix: key.slice(0, SHOWN_CHARACTERS), keyHash: sha256(key) })
    .returning();
  if (!row) throw new DomainError('internal_error');
  return { row, key };
}

/** What the audit log says of a key. */
export const auditedKey = ({ name, prefix, scopes, expiresAt }: ApiKeyRow) => ({
  name,
  prefix,
  scopes,
  expiresAt,
});
