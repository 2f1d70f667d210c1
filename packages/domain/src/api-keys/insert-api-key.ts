import type { Transaction } from '@refinery/db/create-db.ts';
import { newId } from '@refinery/db/ids.ts';
import { apiKeys } from '@refinery/db/schema/api-keys.ts';
import { DomainError } from '../errors/domain-error.ts';
import { newSecretToken } from '../security/secret-token.ts';
import { toCallTerms } from './internal/call-terms.ts';

/** `prk_` and 48 bits: no two keys of an organization begin alike. */
const SHOWN_CHARACTERS = 12;

export type ApiKeyRow = typeof apiKeys.$inferSelect;
type Needed = 'organizationId' | 'userId' | 'name' | 'scopes' | 'createdAt' | 'expiresAt';
type Limits =
  | 'allowedAddresses'
  | 'rateLimitPerMinute'
  | 'monthlyQuota'
  | 'monthlyBudgetMicros'
  | 'tokensPerMinute'
  | 'compactToolResults'
  | 'replyCacheSeconds';
/** What is undefined is not limited. */
type Given = Pick<ApiKeyRow, Needed> & { [K in Limits]?: ApiKeyRow[K] | undefined };

/** Makes a key at random and stores its hash. */
export async function insertApiKey(tx: Transaction, given: Given): Promise<{ row: ApiKeyRow; key: string }> {
  const { key, ...secret } = newSecret();
  const [row] = await tx
    .insert(apiKeys)
    .values({ id: newId(), ...given, ...secret })
    .returning();
  if (!row) throw new DomainError('internal_error');
  return { row, key };
}

/** A key at random, and what is stored of it. */
export function newSecret(): { key: string; prefix: string; keyHash: string } {
  const { token: key, hash: keyHash } = newSecretToken('prk_');
  return { key, prefix: key.slice(0, SHOWN_CHARACTERS), keyHash };
}

/** What the audit log says of a key. */
export const auditedKey = (row: ApiKeyRow) => ({
  name: row.name,
  prefix: row.prefix,
  previous: previousOf(row),
  scopes: row.scopes,
  expiresAt: row.expiresAt,
  allowedAddresses: row.allowedAddresses,
  rateLimitPerMinute: row.rateLimitPerMinute,
  monthlyQuota: row.monthlyQuota,
  ...toCallTerms(row),
});

/** The key that the last rotation replaced, as far as it may be told; null where there was none. */
export const previousOf = ({ previousPrefix, previousExpiresAt }: ApiKeyRow) =>
  previousPrefix !== null && previousExpiresAt
    ? { prefix: previousPrefix, expiresAt: previousExpiresAt.toISOString() }
    : null;
