import { randomBytes } from 'node:crypto';
import { auditLog } from '@refinery/db/schema/audit-log.ts';
import { providerConfigs } from '@refinery/db/schema/providers.ts';
import { withTenant } from '@refinery/db/tenant.ts';
import { buildMember } from '@refinery/testing/builders.ts';
import { openTestContext, type TestContext } from '@refinery/testing/test-context.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { reencryptCredentials } from '../providers/reencrypt-credentials.ts';
import { resolveProviders } from '../providers/resolve-providers.ts';
import { saveProvider } from '../providers/save-provider.ts';
import { isSealedWithCurrentKey, openSecret, parseKeyring, sealSecret } from './credential-vault.ts';

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
    ['an id alone', 'a', 'must be 32 bytes'],
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
    expect(isSealedWithCurrentKey(keyring, sealed)).toBe(true);
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
    expect(isSealedWithCurrentKey(newer, kept)).toBe(false);
    expect(() => openSecret(keyring, owner, kept)).toThrow(/not in the keyring/);
  });
});

describe('rotating the encryption key', () => {
  let before: TestContext;
  let after: TestContext;

  beforeAll(async () => {
    before = await openTestContext(inject('services'), { env: { ENCRYPTION_KEYS: `one:${key()}` } });
    const old = before.environment.ENCRYPTION_KEYS;
    after = await openTestContext(inject('services'), {
      environment: { ...before.environment, ENCRYPTION_KEYS: `two:${key()},${old}` },
    });
  });
  afterAll(async () => {
    await after.close();
    await before.close();
  });

  it('seals every credential anew, once, and none is lost', async () => {
    const members = [await buildMember(before.ctx), await buildMember(before.ctx)];
    const vendors = ['openai', 'groq'] as const;
    for (const { as } of members) {
      for (const vendor of vendors)
        await saveProvider(as, { provider: vendor, apiKey: `${vendor} ${as.actor.organizationId}` });
      await saveProvider(as, { provider: 'gemini', enabled: false });
    }
    expect(await reencryptCredentials(before.ctx)).toBe(0);
    expect(await reencryptCredentials(after.ctx)).toBe(4);
    expect(await reencryptCredentials(after.ctx)).toBe(0);
    for (const { organizationId } of members) {
      const rows = await withTenant(after.ctx.db, organizationId, (tx) => tx.select().from(providerConfigs));
      const keys = rows.map(({ provider, encryptedCredential }) => [
        provider,
        encryptedCredential?.split('.')[0],
      ]);
      expect(Object.fromEntries(keys)).toEqual({ openai: 'two', groq: 'two', gemini: undefined });
      const recorded = await withTenant(after.ctx.db, organizationId, (tx) =>
        tx.select().from(auditLog).where(eq(auditLog.action, 'provider.reencrypt')),
      );
      expect(recorded.map(({ target, actorName }) => [target, actorName]).sort()).toEqual([
        ['groq', 'key-rotation'],
        ['openai', 'key-rotation'],
      ]);
      const { providers } = await resolveProviders(after.ctx, organizationId);
      for (const vendor of vendors) {
        const entry = providers.find(({ provider }) => provider === vendor);
        expect(entry?.candidate?.credentials).toMatchObject({ apiKey: `${vendor} ${organizationId}` });
      }
    }
  });
});
