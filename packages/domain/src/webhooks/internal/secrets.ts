import { createHmac, randomBytes } from 'node:crypto';
import type { webhooks } from '@refinery/db/schema/webhooks.ts';
import { type Keyring, openSecret, sealSecret } from '../../security/credential-vault.ts';
import type { TokenPrefix } from '../../security/secret-token.ts';

const SECRET_BYTES = 32;
const PREFIX: TokenPrefix = 'whsec_';

export const newWebhookSecret = (): string => `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;

export const WEBHOOK_PURPOSE = 'webhook';

const ownerOf = (organizationId: string) => ({ organizationId, purpose: WEBHOOK_PURPOSE });

export const sealWebhookSecret = (keyring: Keyring, organizationId: string, secret: string): string =>
  sealSecret(keyring, ownerOf(organizationId), secret);

const openWebhookSecret = (keyring: Keyring, organizationId: string, sealed: string): string =>
  openSecret(keyring, ownerOf(organizationId), sealed);

type Secrets = Pick<
  typeof webhooks.$inferSelect,
  'organizationId' | 'sealedSecret' | 'previousSealedSecret' | 'previousSecretExpiresAt'
>;

/** The secrets that sign now, the newest first. */
export function validSecrets(keyring: Keyring, row: Secrets, now: Date): string[] {
  const { previousSealedSecret: previous, previousSecretExpiresAt: expiresAt } = row;
  const sealed = [row.sealedSecret, ...(previous && expiresAt && expiresAt > now ? [previous] : [])];
  return sealed.map((each) => openWebhookSecret(keyring, row.organizationId, each));
}

export interface Message {
  /** Of the event: the same at every try. */
  id: string;
  /** Of the try, in whole seconds since 1970. */
  timestamp: number;
  body: string;
}

/**
 * The headers of a message as Standard Webhooks has them, with a signature for each secret.
 * https://www.standardwebhooks.com
 */
export function signedHeaders(secrets: readonly string[], { id, timestamp, body }: Message) {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  };
}
