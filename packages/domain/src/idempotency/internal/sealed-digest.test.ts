import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { parseKeyring } from '../../security/credential-vault.ts';
import { isSameDigest, sealDigest } from './sealed-digest.ts';

const entry = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const [old, newer] = [entry('old'), entry('new')];
const digest = 'a'.repeat(64);

it('a stored digest is told from others, by any key of the keyring and by no other', () => {
  const stored = sealDigest(parseKeyring(old), digest);
  expect(stored).toMatch(/^old\.[0-9a-f]{64}$/);
  expect(stored).not.toContain(digest);
  expect(isSameDigest(parseKeyring(`${newer},${old}`), stored, digest)).toBe(true);
  expect(isSameDigest(parseKeyring(old), stored, 'b'.repeat(64))).toBe(false);
  expect(isSameDigest(parseKeyring(newer), stored, digest)).toBe(false);
  expect(isSameDigest(parseKeyring(entry('old')), stored, digest)).toBe(false);
  expect(isSameDigest(parseKeyring(old), stored.slice(0, -2), digest)).toBe(false);
});

it('a digest is the same in the next release, which is asked for what this one has accepted', () => {
  const keyring = parseKeyring(`old:${Buffer.alloc(32, 7).toString('base64')}`);
  expect(sealDigest(keyring, digest)).toBe(
    'old.3655726d4953c020e0ed054bc533b159b736d1c94c5ae37a251dfb87b82e852c',
  );
});

it('one of the release before, without a key, is still known', () => {
  expect(isSameDigest(parseKeyring(old), digest, digest)).toBe(true);
  expect(isSameDigest(parseKeyring(old), digest, 'b'.repeat(64))).toBe(false);
});
