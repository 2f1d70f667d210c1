import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { currentKey, type Keyring } from '../../security/credential-vault.ts';

/**
 * A digest of a request as it is stored: `keyId.hmac`. Requests hold passwords, and whoever reads the
 * database without the keyring shall not try them against it at the speed of a plain hash.
 */
export const sealDigest = (keyring: Keyring, digest: string): string =>
  `${keyring.currentKeyId}.${macOf(currentKey(keyring), digest).toString('hex')}`;

/** Whether a stored digest is of the same request, whichever key of the keyring it was made with. */
export function isSameDigest(keyring: Keyring, stored: string, digest: string): boolean {
  const [keyId = '', mac] = stored.split('.');
  // Made by the release before.
  if (mac === undefined) return stored === digest;
  const key = keyring.keys.get(keyId);
  const expected = key && macOf(key, digest);
  const given = Buffer.from(mac, 'hex');
  return expected !== undefined && given.length === expected.length && timingSafeEqual(given, expected);
}

const macOf = (key: Buffer, digest: string): Buffer =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', key, '', 'idempotency', 32)))
    .update(digest)
    .digest();
