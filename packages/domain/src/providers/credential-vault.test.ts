import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSealedWithCurrentKey, openSecret, parseKeyring, sealSecret } from './credential-vault.ts';

const key = () => randomBytes(32).toString('base64');
const owner = { organizationId: 'org-1', provider: 'openai' };

describe('the credential vault', () => {
  it('opens what it sealed, and seals the same secret differently each time', () => {
    const keyring = parseKeyring(`a:${key()}`);
    const sealed = sealSecret(keyring, owner, 'sk-ключ');
    expect(openSecret(keyring, owner, sealed)).toBe('sk-ключ');
    expect(sealed).not.toContain('sk-');
    expect(sealSecret(keyring, owner, 'sk-ключ')).not.toBe(sealed);
  });

  it.each([
    ['another organization', { ...owner, organizationId: 'org-2' }],
    ['another provider', { ...owner, provider: 'anthropic' }],
  ])('opens nothing for %s', (_name, other) => {
    const keyring = parseKeyring(`a:${key()}`);
    const sealed = sealSecret(keyring, owner, 'secret');
    expect(() => openSecret(keyring, other, sealed)).toThrow();
  });

  it('notices tampering', () => {
    const keyring = parseKeyring(`a:${key()}`);
    const sealed = sealSecret(keyring, owner, 'secret');
    const [id, iv, tag, text] = sealed.split('.');
    const flipped = Buffer.from(`${text}`, 'base64url');
    flipped[0] = (flipped[0] ?? 0) ^ 1;
    expect(() =>
      openSecret(keyring, owner, [id, iv, tag, flipped.toString('base64url')].join('.')),
    ).toThrow();
    expect(() => openSecret(keyring, owner, 'nonsense')).toThrow();
  });

  it('opens with an older key and seals with the first', () => {
    const [oldKey, newKey] = [key(), key()];
    const sealed = sealSecret(parseKeyring(`old:${oldKey}`), owner, 'secret');
    const keyring = parseKeyring(`new:${newKey},old:${oldKey}`);
    expect(openSecret(keyring, owner, sealed)).toBe('secret');
    expect(isSealedWithCurrentKey(keyring, sealed)).toBe(false);
    expect(isSealedWithCurrentKey(keyring, sealSecret(keyring, owner, 'secret'))).toBe(true);
    expect(() => openSecret(parseKeyring(`new:${newKey}`), owner, sealed)).toThrow(
      /"old" is not in the keyring/,
    );
  });

  it.each([
    ['a short key', 'a:c2hvcnQ='],
    ['no id', `:${randomBytes(32).toString('base64')}`],
    ['nothing', ''],
    [
      'an id that occurs twice',
      `a:${randomBytes(32).toString('base64')},a:${randomBytes(32).toString('base64')}`,
    ],
  ])('refuses a keyring with %s', (_name, text) => {
    expect(() => parseKeyring(text)).toThrow();
  });
});
