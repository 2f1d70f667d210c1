import { randomBytes } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { openSecret, parseKeyring, sealSecret } from './credential-vault.ts';

const key = () => randomBytes(32).toString('base64');
const owner = { organizationId: '01890000-0000-7000-8000-000000000001', purpose: 'openai' };
const keyring = parseKeyring(`new:${key()},old:${key()}`);

describe('a keyring', () => {
  it('seals with its first key', () => {
    const one = key();
    const ring = parseKeyring(`new_1:${one}, old-2:${key()}`);
    expect([...ring.keys.keys()]).toEqual(['new_1', 'old-2']);
    expect(ring.currentKeyId).toBe('new_1');
    expect(ring.keys.get('new_1')).toEqual(Buffer.from(one, 'base64'));
  });

  const secret = key();
  it.each([
    ['nothing', '', 'the form id:base64'],
    ['a key alone', secret, 'the form id:base64'],
    ['a key with an empty id', `:${secret}`, 'the form id:base64'],
    ['a third part', `a:${secret}:b`, 'the form id:base64'],
    ['an id with another sign', `a.b:${secret}`, 'the form id:base64'],
    ['an id of 41 letters', `${'a'.repeat(41)}:${secret}`, 'the form id:base64'],
    ['an id alone', 'a', 'the form id:base64'],
    ['31 bytes', `a:${secret.slice(0, 40)}AA==`, 'must be 32 bytes'],
    ['33 bytes', `a:${secret.slice(0, 40)}AAAA`, 'must be 32 bytes'],
    ['a comma at the end', `a:${secret},`, 'the form id:base64'],
    ['an id twice', `a:${secret},b:${secret},a:${secret}`, '"a" occurs twice'],
  ])('of %s is refused, and no key is quoted', (_case, text, problem) => {
    const refused = vi.fn(() => parseKeyring(text));
    expect(refused).toThrow(problem);
    expect(String(refused.mock.results[0]?.value)).not.toContain(secret.slice(0, 8));
  });
});

describe('a sealed secret', () => {
  const sealed = sealSecret(keyring, owner, 'sk-secret ü');

  it('opens for its owner, and never looks the same twice', () => {
    expect(openSecret(keyring, owner, sealed)).toBe('sk-secret ü');
    expect(sealSecret(keyring, owner, 'sk-secret ü')).not.toBe(sealed);
    expect(sealed.startsWith('new.')).toBe(true);
  });

  it('opens for no other organization and no other provider', () => {
    const another = '01890000-0000-7000-8000-000000000002';
    expect(() => openSecret(keyring, { ...owner, organizationId: another }, sealed)).toThrow();
    expect(() => openSecret(keyring, { ...owner, purpose: 'groq' }, sealed)).toThrow();
  });

  it.each([0, 1, 2, 3])('does not open with part %i changed or missing', (part) => {
    const parts = sealed.split('.');
    for (const put of ['AAAAAAAAAAAAAAAAAAAAAA', '']) {
      const changed = parts.with(part, put).join('.');
      expect(() => openSecret(keyring, owner, changed)).toThrow();
    }
  });

  it('does not open with a tag cut short', () => {
    const [id = '', iv = '', tag = '', text = ''] = sealed.split('.');
    const short = Buffer.from(tag, 'base64url').subarray(0, 4).toString('base64url');
    expect(() => openSecret(keyring, owner, [id, iv, short, text].join('.'))).toThrow();
  });

  it('opens with an older key of the ring, and not without it', () => {
    const older = parseKeyring(`a:${key()}`);
    const kept = sealSecret(older, owner, 'x');
    const newer = { currentKeyId: 'b', keys: new Map([...keyring.keys, ...older.keys]) };
    expect(openSecret(newer, owner, kept)).toBe('x');
    expect(() => openSecret(keyring, owner, kept)).toThrow(/not in the keyring/);
  });
});
